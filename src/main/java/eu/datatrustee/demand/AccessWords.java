package eu.datatrustee.demand;

import static eu.datatrustee.demand.Reading.NOT;
import static eu.datatrustee.demand.Reading.PERHAPS;
import static eu.datatrustee.demand.Reading.SURELY;
import static eu.datatrustee.demand.Words.plain;
import static eu.datatrustee.demand.Words.read;
import static eu.datatrustee.demand.Words.words;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What words call a way in, or the data of everybody (D10). */
final class AccessWords {

  /** A way in, whoever is named. */
  private static final Pattern WAY_IN = words("(direct|remote|permanent|full|unrestricted|unlimited|unfettered|complete|bulk|live|ongoing"
      + "|continuous) access",
      "(direkte|uneingeschränkte|unbeschränkte|volle|vollständige|dauerhafte|ständige|laufende)[nrs]? (zugriff|zugang)s?",
      "fernzugriff(s|e)?", "(rechtstreekse|directe|onbeperkte|volledige|permanente|doorlopende) toegang", "toegang op afstand");
  /** What may be one, and may be what somebody has done. */
  private static final Pattern PERHAPS_IN = words("access to", "zugriff auf", "zugang zu[mr]?", "toegang tot");
  /** What makes it one that somebody has, or had. */
  private static final Pattern SOMEBODYS = Pattern.compile("^ ?-?(permissions?|rights?|logs?|records?|events?|attempts?|history|rechten?|by|of"
      + "|durch|von"
      + "|door|van)(?!\\p{L})");

  private static final String DATA_NOUN = "(data|contents?|records|databases?|traffic|daten|kundendaten|inhalte|datenbank(en)?|bestand|datenbestand"
      + "|verkehrsdaten|nutzungsdaten|gegevens|verkeersgegevens|inhoud|databanken?)";
  private static final String PEOPLE = "(accounts|users|mailboxes|tenants?|customers|systems?|employees|staff|personnel|workers|persons|people"
      + "|konten|nutzer|nutzern|benutzer|benutzern|postfächer|postfächern|mandanten|kunden|mitarbeiter(n|innen)?|beschäftigten?|angestellten?"
      + "|bediensteten|personen|gebruikers|mailboxen|postvakken|klanten|medewerkers|werknemers|personeelsleden|personen)";
  /** Everything that is stored, or everybody. */
  private static final Pattern ALL = words("(all|any|the entire|entire|complete|full) (of )?(the )?"
      + "(its |their |customers?'? |customer's |stored |available |company |(members? of ))*(" + DATA_NOUN + "|" + PEOPLE + ")",
      "(every|each) (account|user|mailbox|tenant|customer|employee|member of staff)", "everything", "everybody", "everyone", "whatever is stored",
      "whole (tenant|platform|customer|database|company|staff|workforce)", "entire (company|workforce)",
      "(alle[nr]?|sämtliche[nr]?|gesamte[nrs]?|komplette[nrs]?) (gespeicherten |vorhandenen |seine[nr]? |ihre[nr]? |der "
      + "|die )*(" + DATA_NOUN + "|" + PEOPLE
          + ")", "jede[nrsm]? (kontos?|nutzers?|benutzers?|postfach(e?s)?|mitarbeiters?|beschäftigten|kunden?|mandanten?)",
      "(gesamte[nrs]?|komplette[nrs]?) (belegschaft|personals?|unternehmens?|firma)",
      "(alle|volledige) (opgeslagen |beschikbare |haar |zijn |van de )*(" + DATA_NOUN + "|" + PEOPLE + "|accounts)", "alles", "iedereen",
      "(elke?|iedere?) (account|gebruiker|mailbox|postvak|klant|medewerker|werknemer)", "(het )?(hele|gehele|voltallige) (personeel|bedrijf)");
  /** All of something that may be one person's as well as everybody's. */
  private static final Pattern PERHAPS_ALL = words("(all|any) (of )?(the )?(its |their )?(e-?mails?|mails?|messages|correspondence"
      + "|communications?|chats|files"
      + "|documents|logs)", "(alle[nr]?|sämtliche[nr]?) (e-?mails?|mails|nachrichten|korrespondenz|dokumente[n]?|dateien|protokolle[n]?)",
      "alle (e-?mails?|mails|berichten|correspondentie|documenten|bestanden)");
  /** That whoever is named is one of several. */
  private static final Pattern AMONG = words("in particular", "especially", "among others", "inter alia", "and (all )?others",
      "insbesondere", "vor allem", "unter anderem", "u\\. ?a",
      "und (weitere|andere)[nr]?", "in het bijzonder", "met name", "onder andere", "en anderen");
  private static final Pattern DATA = words(DATA_NOUN);

  /** More than one. */
  private static final Pattern SEVERAL = words("accounts", "mailboxes", "users", "employees", "konten", "postfächern?", "mitarbeiterinnen",
      "mailboxen",
      "postvakken", "gebruikers", "medewerkers");

  private AccessWords() {}

  /** A way in: not what was written down of one, nor one that is not asked for. */
  static Reading wayIn(String text) {
    String words = plain(text);
    Reading named = read(WAY_IN, words, found -> found.logged() || found.denied() ? NOT
        : found.perhapsLogged() || found.perhapsDenied() || SOMEBODYS.matcher(found.after()).find() ? PERHAPS : SURELY);
    return named != NOT ? named : read(PERHAPS_IN, words, found -> found.logged() || found.denied() || readBefore(found) ? NOT : PERHAPS);
  }

  /** "Direct access to" was read as the direct access that it is; another before it says nothing of these words. */
  private static boolean readBefore(Words.Found found) {
    return WAY_IN.matcher(found.before() + found.words()).results().anyMatch(way -> way.end() > found.before().length());
  }

  static boolean several(String text) {
    return SEVERAL.matcher(plain(text)).find();
  }

  /**
   * Everything that is stored, or everybody.
   *
   * @param one whether what follows the words names the one whose data they are
   */
  static Reading everything(String text, Predicate<String> one) {
    String words = plain(text);
    Reading all = read(ALL, words, found -> DATA.matcher(found.words()).find() && one.test(found.rest()) ? NOT : SURELY);
    Reading some = AMONG.matcher(words).find() ? PERHAPS : read(PERHAPS_ALL, words, found -> one.test(found.rest()) ? NOT : PERHAPS);
    return all == SURELY ? SURELY : some;
  }
}
