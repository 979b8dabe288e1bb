package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Fallen.Cause;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.RequesterKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** What no table opens and nobody overrides: blanket access (D10), keys (D11), another purpose than the stated one (D12). */
@Component
class Limits {

  /** What the form's check has counted. @param accounts that the demand names; both null where nobody counted */
  record Counted(Integer accounts, Integer ofAll) {

    static final Counted NOTHING = new Counted(null, null);

    /** With what was counted before, where this says nothing. */
    Counted or(Counted before) {
      return new Counted(accounts == null ? before.accounts : accounts, ofAll == null ? before.ofAll : ofAll);
    }
  }

  private static final Pattern KEYS = words("(encryption|decryption|private|master|platform|customer|root)[ -]?keys?",
      "keys? (of|to|for) the (platform|encryption|customer)", "key material", "(ability|means|way) to (decrypt|break)", "break the encryption",
      "backdoors?", "[a-zäöü]*schlüssel[ns]?", "entschlüsselung", "verschlüsselung (zu )?brechen", "hintertür",
      "[a-z]*sleutels?", "versleuteling (te )?breken", "achterdeur");
  /** A way in, or everybody, whoever else is named. */
  private static final Pattern ACCESS = words("(direct|remote|permanent|full|unrestricted|unlimited|unfettered|complete|bulk|live) access",
      "(direkte[nrs]?|uneingeschränkte[nrs]?|unbeschränkte[nrs]?|volle[nrs]?|dauerhafte[nrs]?|ständige[nrs]?) (zugriff|zugang)",
      "(rechtstreekse|onbeperkte|volledige|permanente) toegang",
      "(of|for) (all|every|each|any) (users?|accounts?|customers?|employees?)", "(aller|jedes|sämtlicher) (nutzers?|benutzers?|konten|kontos|kunden)",
      "van (alle|elke) (gebruikers?|accounts?|klanten)");
  private static final Pattern ALL = words("(all|any|the entire|entire|complete|full) (of )?(the )?(its |their |customers?'? |customer's |stored |available )*"
      + "(data|accounts|users|mailboxes|contents?|records|databases?|tenants?|customers|traffic|systems?)",
      "everything", "whatever is stored", "whole (tenant|platform|customer|database)",
      "(alle[nr]?|sämtliche[nr]?|gesamte[nrs]?|komplette[nrs]?) (gespeicherten |vorhandenen |seine |ihre )*"
      + "(daten|kundendaten|konten|nutzer|benutzer|postfächer|inhalte|datenbank(en)?|bestand|datenbestand|mandanten|verkehrsdaten|nutzungsdaten)",
      "(alle|volledige) (opgeslagen |beschikbare )*(gegevens|accounts|gebruikers|mailboxen|postvakken|inhoud|databanken?)", "alles");
  private static final Pattern OPEN_ENDED = words("until further notice", "open[ -]ended", "no end date", "without (an )?end", "indefinitely",
      "from now on", "ongoing", "continuous(ly)?", "bis auf weiteres", "unbefristet", "fortlaufend", "auf dauer", "dauerhaft", "ab sofort",
      "tot nader order", "onbepaalde tijd", "doorlopend", "voortdurend");
  /** One thing that has a name: an address, a reference, or the word for one account. */
  private static final Pattern NAMED = Pattern.compile("\\S+@\\S+|\\b(mailbox|site|database|host|store|user|account|id):\\S+"
      + "|\\b\\d{1,3}(\\.\\d{1,3}){3}\\b|\\+?\\d[\\d /-]{6,}\\d"
      + "|\\b(account|user|mailbox|site|person|subscriber|employee|holder|kontos?|nutzerkontos?|benutzerkontos?|postfach(e?s)?|kennung|nutzers?|nutzerin|benutzers?"
      + "|benutzerin|anschluss(es)?|gebruiker|postvak|abonnee)\\b", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  /** A person by first and last name. */
  private static final Pattern PERSON = Pattern.compile("\\p{Lu}\\p{Ll}+ (van |von |de |der )*\\p{Lu}\\p{Ll}+");
  private static final Pattern ADDRESS = Pattern.compile("[\\w.+-]+@[\\w-]+(\\.[\\w-]+)+");
  private static final Pattern DATE = Pattern.compile("\\b20\\d\\d\\b");

  private final DemandSettings settings;

  Limits(DemandSettings settings) {
    this.settings = settings;
  }

  /** The parts of the demand that fall by rule, as it was registered and counted. */
  List<Fallen> of(CaseFile file, Counted counted) {
    List<Fallen> fallen = new ArrayList<>();
    keys(file, fallen);
    blanket(file, counted, fallen);
    return fallen;
  }

  /** D12: somebody of the trustee knows it. */
  static Fallen otherPurpose(String detail) {
    return new Fallen("the whole demand", Rule.D12, Cause.OTHER_PURPOSE,
        "The data are known to serve another purpose than the one stated: " + detail, true);
  }

  private static void keys(CaseFile file, List<Fallen> fallen) {
    if (file.dataCategories().contains(DataCategory.ENCRYPTION_KEYS)) {
      fallen.add(new Fallen("encryption keys", Rule.D11, Cause.KEYS, Rule.D11.sentence(), file.dataCategories().size() == 1,
          DataCategory.ENCRYPTION_KEYS));
    } else if (keys(file.scope())) {
      fallen.add(new Fallen("keys, or the ability to decrypt, named in the scope", Rule.D11, Cause.KEYS, Rule.D11.sentence(), false));
    }
  }

  /** Whether a text names keys, or the ability to decrypt. */
  static boolean keys(String text) {
    return KEYS.matcher(plain(text)).find();
  }

  private void blanket(CaseFile file, Counted counted, List<Fallen> fallen) {
    String scope = plain(file.scope());
    boolean inventoryOnly = file.dataCategories().stream().allMatch(DataCategory.INVENTORY::equals);
    // A data subject asks for what is stored about one person: that bounds it as a name does (D9).
    boolean own = file.requester().kind() == RequesterKind.DATA_SUBJECT;
    boolean named = own || names(file);
    boolean bounded = own || inventoryOnly || file.periodUntil() != null || DATE.matcher(scope).find();
    if (ACCESS.matcher(scope).find() || ALL.matcher(scope).find() && !(named && bounded)) {
      fallen.add(whole(Cause.ALL_DATA, "asks for all data, or for a way in"));
    }
    if (!own && !inventoryOnly && openEnded(file, scope)) {
      fallen.add(whole(Cause.OPEN_ENDED, "names no end of the time that the data are of"));
    }
    if (counted.accounts() == null ? !named : counted.accounts() < 1) {
      fallen.add(whole(Cause.NO_ACCOUNT, "names no account"));
    }
    Integer accounts = accounts(file, counted);
    if (accounts != null && counted.ofAll() != null && settings.tooMany(accounts, counted.ofAll())) {
      fallen.add(whole(Cause.TOO_MANY_ACCOUNTS, "names %d of the customer's %d accounts, more than %d percent".formatted(accounts, counted.ofAll(),
          settings.largestPart())));
    }
  }

  /**
   * D10: whether several accounts are too large a part of the customer's, nobody can say who does not know how many it has.
   *
   * @throws Refusal where somebody has to count them first
   */
  static void requireTotal(CaseFile file, Counted counted) {
    Integer accounts = accounts(file, counted);
    if (accounts != null && accounts > 1 && counted.ofAll() == null) {
      throw Refusal.impossible("accountsTotal", "is missing: of " + accounts
          + " accounts, nobody can say whether they are too large a part of all that the customer has", Rule.D10);
    }
  }

  /**
   * How many accounts it names: no fewer than were registered, whatever was counted; by the addresses in its scope where nobody has
   * counted; null where nobody knows.
   */
  private static Integer accounts(CaseFile file, Counted counted) {
    int registered = file.accounts().size();
    int known = Math.max(registered, counted.accounts() != null ? counted.accounts()
        : (int) ADDRESS.matcher(file.scope()).results().map(match -> match.group().toLowerCase(Locale.ROOT)).distinct().count());
    return known == 0 && counted.accounts() == null ? null : Integer.valueOf(known);
  }

  /** Whether it names anybody's account: the ones registered, or one that the scope calls by a name. */
  private static boolean names(CaseFile file) {
    return !file.accounts().isEmpty() || NAMED.matcher(file.scope()).find() || PERSON.matcher(file.scope()).find();
  }

  private static boolean openEnded(CaseFile file, String scope) {
    return file.periodFrom() != null && file.periodUntil() == null || file.periodUntil() == null && OPEN_ENDED.matcher(scope).find();
  }

  private static Fallen whole(Cause cause, String why) {
    return new Fallen("the whole demand", Rule.D10, cause, "The demand " + why + ". " + Rule.D10.sentence(), true);
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
  }

  private static Pattern words(String... alternatives) {
    return Pattern.compile("(?<![\\p{L}\\p{N}])(" + String.join("|", alternatives) + ")(?![\\p{L}\\p{N}])");
  }
}
