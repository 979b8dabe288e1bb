package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.CaseFile;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A demand as its words say it: whom they identify, in German, English and Dutch, and how much of them they want (D10, D11). A name in words
 * identifies nobody here, since a company, a month and a heading are written as a person is: whoever checks the form counts whom it names.
 */
final class Scope {

  private static final Pattern ADDRESS = Pattern.compile("(?<![*\\p{L}\\p{N}.+_-])[\\p{L}\\p{N}][\\p{L}\\p{N}.+_-]*@[\\w-]+(\\.[\\w-]+)+");
  /** A word for one account, then what only an identifier looks like: quoted, dotted, or a number that is no year and no date. */
  private static final Pattern IDENTIFIER = Pattern.compile("\\b(mailbox|user|account|id):(?!all|any|every)[\\p{L}\\p{N}][^\\s,;]*"
      + "|(?<![\\d./])\\d{1,3}(\\.\\d{1,3}){3}(?![\\d/])|(?<![\\p{L}\\p{N}:])[0-9a-f]{1,4}(:[0-9a-f]{0,4}){3,7}(?![\\p{L}\\p{N}:/])"
      + "|\\+\\d[\\d /-]{6,}\\d"
      + "|\\b(user ?name|login|(user|account|mailbox|subscriber|employee|customer)?[ -]?id|account|user|mailbox|subscriber|employee|holder"
      + "|(nutzer|benutzer)?(kontos?|kennung|name)|postfach(e?s)?|nutzers?|nutzerin|benutzers?|benutzerin|anschluss(es)?|rufnummer"
      + "|gebruiker(snaam)?|postvak|abonnee|telefoonnummer|(tele)?phone|imei|imsi|msisdn)"
      + "( (no\\.?|number|nr\\.?|nummer|name|named|id))?[:#]? ?"
      + "([\"„“”'‘’»«](?!all)[\\p{L}\\p{N}][^\"„“”'‘’»«]+[\"„“”'‘’»«]|\\p{L}[\\p{L}\\p{N}-]*[._]\\p{L}[\\p{L}\\p{N}]+"
      + "|\\p{L}{1,4}[_-]?\\d{2,}[\\p{L}\\p{N}_-]*|(?!(19|20)\\d\\d)\\d{4,}[\\p{L}\\p{N}_-]*)(?![\\p{L}\\p{N}@])",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Where an answer goes, or who signs: nobody whose data are asked for. */
  private static final Pattern CONTACT = Pattern.compile("(?<![\\p{L}])((?<!in )(reply|replies|answers?|respond)|questions|enquiries"
      + "|contact( person| officer)?"
      + "|r(ü|ue)ckfragen|antwort(en)?|kontakt|ausk(ü|ue)nfte|ansprechpartner(in)?|sachbearbeiter(in)?|erreichbar|antwoord(en)?|vragen"
      + "|contactpersoon|bereikbaar)"
      + "([ ,:]+(please|to|at|via|under|by|bitte|an|per|unter|ist|is|naar|aan|op|tel\\.?|telefon|phone|e-?mail|mail))*[ ,:]+"
      + "(" + ADDRESS.pattern() + "|\\+?\\d[\\d /-]{5,}\\d)"
      + "|(?<![\\p{L}])(officer|badge|agent|police|case|file|warrant|docket|dienst|beamten|dossier|zaak)('s)?[ -]?(id|no\\.?|number|nr\\.?"
      + "|nummer)[ :#]*"
      + "[\\p{L}\\p{N}/-]+", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  /** What may stand between all of something and the one whose it is. */
  private static final String LINK = "data|content|contents|items|stored|held|sent|received|exchanged|of|in|from|for|by|to|between|the|this"
      + "|account|mailbox"
      + "|user|holder|subscriber|number|address|der|des|dem|den|die|im|in|vom|von|zum|zu|aus|postfachs?|postfaches|kontos?|nutzers?|benutzers?"
      + "|kennung"
      + "|anschlusses|rufnummer|ip-adresse|van|uit|het|de|dit|gebruiker|postvak|nummer|adres";
  private static final Pattern OF_ONE = Pattern.compile("^( (" + LINK + ")){0,6}? (?<one>" + ADDRESS.pattern() + "|" + IDENTIFIER.pattern() + ")",
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** A whole house and nobody in it, with or without a word for one account before it. */
  private static final Pattern DOMAIN = Pattern.compile("([\\p{L}\\p{N}-]+\\.)+(com|net|org|info|biz|cloud|online|example|[a-z]{2})");

  private static final String COMPANY = "(?:GmbH|AG|SE|KG|OHG|UG|e\\.?V|Ltd|Limited|Inc|LLC|PLC|plc|B\\.?V|N\\.?V"
      + "|Deutschland|Germany|Group|Gruppe|Holding)(?![\\p{L}])";
  private static final String LAST_NAME = "\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?!\\p{L})";
  /** Somebody by first and last name, or by where the paper lists them. */
  private static final Pattern SOMEBODY = Pattern.compile(
      "(?<!\\p{L})(?i:of|for|by|about|holder|user|subscriber|person|von|des|der|zu|f(ü|ue)r|(ü|ue)ber|frau|herrn?"
      + "|inhabers?|nutzers?|nutzerin|van|voor|door|over|mevrouw|heer|mrs?\\.?|ms\\.?|dr\\.?) \\p{Lu}\\p{Ll}[\\p{L}'’-]* "
      + "((van|von|de|der|den|ter|zu) )*"
      + "(?!" + COMPANY + ")" + LAST_NAME + "(?! (& Co|" + COMPANY + "))"
      + "|(?i:(persons?|people|accounts?|users?|holders?|mailbox(es)?|subscribers?|employees|staff) (\\p{L}+ ){0,3}(in|on|of) (the )?"
      + "(section \\p{L}\\b|annex|appendix|schedule|enclosed list|attached list)"
      + "|(personen|konten|nutzer|postf(ä|ae)cher|anschl(ü|ue)sse|inhaber|mitarbeiter|mitarbeiterinnen|besch(ä|ae)ftigten?) (gem(ä|ae)(ß|ss)"
      + "|laut|nach|aus|in|im) (der |dem )?"
      + "(anlage|anhang|abschnitt \\p{L}\\b|beigefügten liste)"
      + "|(personen|accounts|gebruikers|postvakken|medewerkers) (\\p{L}+ ){0,2}(in|op|volgens) (de |het )?(bijlage|bijgevoegde lijst"
      + "|deel \\p{L}\\b))");

  private final CaseFile file;
  /** Without the customer's own name, by which it names itself and nobody of its people, and without whom it asks to answer to. */
  private final String others;

  Scope(CaseFile file) {
    this.file = file;
    this.others = CONTACT.matcher(withoutCustomer(file.scope().replaceAll("\\s+", " "))).replaceAll(" ");
  }

  Reading keys() {
    return KeyWords.keys(file.scope());
  }

  Reading wayIn() {
    return AccessWords.wayIn(file.scope());
  }

  /** Whether it asks for everybody's data, or for everything, of whomever. */
  Reading everything() {
    Set<String> identified = identifiers().stream().map(Words::plain).collect(Collectors.toSet());
    return AccessWords.everything(file.scope(), rest -> {
      Matcher one = OF_ONE.matcher(rest);
      return one.find() && identified.contains(one.group("one"));
    });
  }

  /** Whether it identifies one, and speaks of several. */
  boolean perhapsMore() {
    return accounts().size() == 1 && AccessWords.several(file.scope());
  }

  /** Whether it names no end of the time that its data are of. An end that was registered is one, unless it is far off. */
  Reading endless() {
    if (file.periodUntil() != null) {
      return Limits.farOff(file, file.periodUntil().atOffset(ZoneOffset.UTC).toLocalDate()) ? Reading.SURELY
          : TimeWords.endless(file.scope()) == Reading.SURELY ? Reading.PERHAPS : Reading.NOT;
    }
    Reading endless = TimeWords.endless(file.scope());
    // Of all that somebody ever had, some end is to be named.
    boolean ever = AccessWords.everything(file.scope(), rest -> false) == Reading.SURELY && !TimeWords.dated(file.scope());
    boolean perhaps = file.periodFrom() != null || ever;
    return endless == Reading.NOT && perhaps ? Reading.PERHAPS : endless;
  }

  /** Each account that was registered by itself, or that the scope tells by an address or another identifier. */
  Set<String> accounts() {
    Set<String> accounts = file.accounts().stream().filter(this::oneAccount).map(account -> account.toLowerCase(Locale.ROOT))
        .collect(Collectors.toCollection(HashSet::new));
    return accounts.isEmpty() ? identifiers() : accounts;
  }

  /** Whether it names somebody, as far as words tell: it takes somebody who counts them, too. */
  boolean somebody() {
    return SOMEBODY.matcher(others).find();
  }

  private Set<String> identifiers() {
    String itsOwn = domain(file.requester().contactEmail());
    return Stream.concat(
        ADDRESS.matcher(others).results().map(MatchResult::group)
            // An authority that says where its answer goes names no account.
            .filter(address -> file.kind() != CaseKind.DEMAND || !domain(address).equals(itsOwn)),
        IDENTIFIER.matcher(ADDRESS.matcher(others).replaceAll(" ")).results().map(MatchResult::group)
            .filter(found -> !house(found)))
        .map(found -> found.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** Whether what was registered as one is: not all of them, and not the customer. */
  private boolean oneAccount(String account) {
    String plain = Words.plain(account);
    return !account.contains("*") && !house(plain) && AccessWords.everything(plain, rest -> false) == Reading.NOT
        && AccessWords.wayIn(plain) == Reading.NOT && !List.of("all", "alle", "any").contains(plain)
        && withoutCustomer(account).replaceAll(COMPANY, "").chars().anyMatch(Character::isLetterOrDigit);
  }

  private String withoutCustomer(String text) {
    String names = Stream.of(file.customerId(), file.customerNamed()).filter(name -> name != null)
        .flatMap(name -> Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))).filter(name -> name.length() > 2).distinct().map(Pattern::quote)
        .collect(Collectors.joining("|"));
    return names.isEmpty() ? text : text.replaceAll("(?iu)(?<![\\p{L}\\p{N}@.-])(" + names + ")(?![\\p{L}\\p{N}@])", "");
  }

  private static boolean house(String identifier) {
    return DOMAIN.matcher(Words.plain(identifier).replaceAll("^.*[\\s:#\"„“”'‘’»«](?=.)|[\"„“”'‘’»«]$", "")).matches();
  }

  private static String domain(String address) {
    return address == null ? "" : address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
