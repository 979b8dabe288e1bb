package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.CaseFile;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the words of a demand ask for, in German, English and Dutch, and whom they identify (D10). A name in words identifies nobody
 * here, since a company, a month and a heading are written as a person is: whoever checks the form counts whom it names.
 */
final class Scope {

  private static final Pattern KEYS = words("(encryption|decryption|private|master|platform|customer|root)[ -]?keys?",
      "keys? (of|to|for) the (platform|encryption|customer)", "key material", "(ability|means|way) to (decrypt|break)", "break the encryption",
      "backdoors?", "[a-zäöü]*schlüssel[ns]?", "entschlüsselung", "verschlüsselung (zu )?brechen", "hintertür",
      "[a-z]*sleutels?", "versleuteling (te )?breken", "achterdeur");
  /** A way in, or everybody, whoever else is named. */
  private static final Pattern ACCESS = words("(direct|remote|permanent|full|unrestricted|unlimited|unfettered|complete|bulk|live) access",
      "(direkte[nrs]?|uneingeschränkte[nrs]?|unbeschränkte[nrs]?|volle[nrs]?|dauerhafte[nrs]?|ständige[nrs]?) (zugriff|zugang)",
      "(rechtstreekse|onbeperkte|volledige|permanente) toegang",
      "(of|for) (all|any) (users?|accounts?|customers?|employees?)",
      // Where a colon follows, it says which.
      "(of|for) (every|each) (user|account|customer|employee)s?(?! ?:)",
      "(aller|jedes|sämtlicher) (nutzers?|benutzers?|konten|kontos|kunden)",
      "van (alle|elke) (gebruikers?|accounts?|klanten)");
  private static final Pattern ALL = words("(all|any|the entire|entire|complete|full) (of )?(the )?"
      + "(its |their |customers?'? |customer's |stored |available )*"
      + "(data|accounts|users|mailboxes|contents?|records|databases?|tenants?|customers|traffic|systems?)",
      "(every|each) (account|user|mailbox|tenant|customer)", "everything", "whatever is stored", "whole (tenant|platform|customer|database)",
      "(alle[nr]?|sämtliche[nr]?|gesamte[nrs]?|komplette[nrs]?) (gespeicherten |vorhandenen |seine |ihre )*"
      + "(daten|kundendaten|konten|nutzer|benutzer|postfächer|inhalte|datenbank(en)?|bestand|datenbestand|mandanten|verkehrsdaten|nutzungsdaten)",
      "jede[nrsm]? (kontos?|nutzers?|benutzers?|postfach(e?s)?)",
      "(alle|volledige) (opgeslagen |beschikbare )*(gegevens|accounts|gebruikers|mailboxen|postvakken|inhoud|databanken?)", "alles",
      "(elke?|iedere?) (account|gebruiker|mailbox|postvak)");
  private static final Pattern OPEN_ENDED = words("until further notice", "open[ -]ended", "no end date", "without (an )?end", "indefinitely",
      "from now on", "ongoing(?! (proceedings?|investigations?|criminal|case|matter))",
      "continuous(ly)?", "bis auf weiteres", "unbefristet", "fortlaufend", "auf dauer", "dauerhaft", "ab sofort",
      "tot nader order", "onbepaalde tijd", "doorlopend", "voortdurend");
  private static final Pattern DATE = Pattern.compile("\\b20\\d\\d\\b");

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

  /** A whole house and nobody in it, with or without a word for one account before it. */
  private static final Pattern DOMAIN = Pattern.compile("([\\p{L}\\p{N}-]+\\.)+(com|net|org|info|biz|cloud|online|example|[a-z]{2})");

  private static final String COMPANY = "(?:GmbH|AG|SE|KG|OHG|UG|e\\.?V|Ltd|Limited|Inc|LLC|PLC|plc|B\\.?V|N\\.?V"
      + "|Deutschland|Germany|Group|Gruppe|Holding)(?![\\p{L}])";
  private static final String LAST_NAME = "\\p{Lu}\\p{Ll}[\\p{L}'’-]*(?!\\p{L})";
  /** Somebody by first and last name, or by where the paper lists them. */
  private static final Pattern SOMEBODY = Pattern.compile(
      "(?<!\\p{L})(?i:of|for|by|about|holder|user|subscriber|person|von|des|der|zu|für|über|frau|herrn?"
      + "|inhabers?|nutzers?|nutzerin|van|voor|door|over|mevrouw|heer|mrs?\\.?|ms\\.?|dr\\.?) \\p{Lu}\\p{Ll}[\\p{L}'’-]* "
      + "((van|von|de|der|den|ter|zu) )*"
      + "(?!" + COMPANY + ")" + LAST_NAME + "(?! (& Co|" + COMPANY + "))"
      + "|(?i:(persons?|people|accounts?|users?|holders?|mailbox(es)?|subscribers?) (\\p{L}+ ){0,2}(in|on) (the )?"
      + "(section \\p{L}\\b|annex|appendix|schedule|enclosed list|attached list)"
      + "|(personen|konten|nutzer|postfächer|anschlüsse|inhaber) (gemäß|laut|nach|aus|in|im) (der |dem )?"
      + "(anlage|anhang|abschnitt \\p{L}\\b|beigefügten liste)"
      + "|(personen|accounts|gebruikers|postvakken) (\\p{L}+ ){0,2}(in|op|volgens) (de |het )?(bijlage|bijgevoegde lijst|deel \\p{L}\\b))");

  private final CaseFile file;
  private final String words;
  /** Without the customer's own name, by which it names itself and nobody of its people. */
  private final String others;

  Scope(CaseFile file) {
    this.file = file;
    this.words = plain(file.scope());
    this.others = withoutCustomer(file.scope().replaceAll("\\s+", " "));
  }

  /** Whether a text names keys, or the ability to decrypt (D11). */
  static boolean keys(String text) {
    return KEYS.matcher(plain(text)).find();
  }

  boolean wayIn() {
    return ACCESS.matcher(words).find();
  }

  boolean everything() {
    return ALL.matcher(words).find();
  }

  boolean endless() {
    return OPEN_ENDED.matcher(words).find();
  }

  boolean dated() {
    return DATE.matcher(words).find();
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
        ADDRESS.matcher(file.scope()).results().map(MatchResult::group)
            // An authority that says where its answer goes names no account.
            .filter(address -> file.kind() != CaseKind.DEMAND || !domain(address).equals(itsOwn)),
        IDENTIFIER.matcher(ADDRESS.matcher(others).replaceAll(" ")).results().map(MatchResult::group)
            .filter(found -> !house(found)))
        .map(found -> found.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
  }

  /** Whether what was registered as one is: not all of them, and not the customer. */
  private boolean oneAccount(String account) {
    String plain = plain(account);
    return !account.contains("*") && !house(plain)
        && !ALL.matcher(plain).find() && !ACCESS.matcher(plain).find() && !List.of("all", "alle", "any").contains(plain)
        && withoutCustomer(account).replaceAll(COMPANY, "").chars().anyMatch(Character::isLetterOrDigit);
  }

  private String withoutCustomer(String text) {
    String names = Stream.of(file.customerId(), file.customerNamed()).filter(name -> name != null)
        .flatMap(name -> Arrays.stream(name.split("[^\\p{L}\\p{N}]+"))).filter(name -> name.length() > 2).distinct().map(Pattern::quote)
        .collect(Collectors.joining("|"));
    return names.isEmpty() ? text : text.replaceAll("(?iu)(?<![\\p{L}\\p{N}@.-])(" + names + ")(?![\\p{L}\\p{N}@])", "");
  }

  private static boolean house(String identifier) {
    return DOMAIN.matcher(plain(identifier).replaceAll("^.*[\\s:#\"„“”'‘’»«](?=.)|[\"„“”'‘’»«]$", "")).matches();
  }

  private static String domain(String address) {
    return address == null ? "" : address.substring(address.indexOf('@') + 1).toLowerCase(Locale.ROOT);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static Pattern words(String... alternatives) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])(" + String.join("|", alternatives) + ")(?![\\p{L}\\p{N}])");
  }
}
