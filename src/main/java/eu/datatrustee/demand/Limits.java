package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Fallen.Cause;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.RequesterKind;
import java.util.ArrayList;
import java.util.List;
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

  private final DemandSettings settings;

  Limits(DemandSettings settings) {
    this.settings = settings;
  }

  /** The parts that fall whomever the paper names, where that is still to be counted; of what was counted, as {@link #of}. */
  List<Fallen> surely(CaseFile file, Counted counted) {
    return of(file, toBeCounted(file, counted) ? new Counted(1, counted.ofAll()) : counted);
  }

  /** The parts of the demand that fall by rule, as it was registered and counted: nobody is named where nobody has found anybody. */
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
    } else if (Scope.keys(file.scope())) {
      fallen.add(new Fallen("keys, or the ability to decrypt, named in the scope", Rule.D11, Cause.KEYS, Rule.D11.sentence(), false));
    }
  }

  private void blanket(CaseFile file, Counted counted, List<Fallen> fallen) {
    Scope scope = new Scope(file);
    boolean inventoryOnly = file.dataCategories().stream().allMatch(DataCategory.INVENTORY::equals);
    boolean own = own(file);
    boolean identified = own || !scope.accounts().isEmpty();
    boolean named = counted.accounts() == null ? identified : counted.accounts() > 0;
    boolean bounded = own || inventoryOnly || file.periodUntil() != null || scope.dated();
    // All of the customer's data are asked for, whomever somebody counts beside it.
    boolean ofSomebody = identified || named && scope.somebody();
    if (scope.wayIn() || scope.everything() && !(ofSomebody && bounded)) {
      fallen.add(whole(Cause.ALL_DATA, "asks for all data, or for a way in"));
    }
    if (!own && !inventoryOnly && openEnded(file, scope)) {
      fallen.add(whole(Cause.OPEN_ENDED, "names no end of the time that the data are of"));
    }
    if (!named) {
      fallen.add(whole(Cause.NO_ACCOUNT, "names no account"));
    }
    Integer accounts = accounts(file, counted);
    if (accounts != null && counted.ofAll() != null && settings.tooMany(accounts, counted.ofAll())) {
      fallen.add(whole(Cause.TOO_MANY_ACCOUNTS, "names %d of the customer's %d accounts, more than %d percent".formatted(accounts, counted.ofAll(),
          settings.largestPart())));
    }
  }

  /**
   * D10: a scope that identifies nobody may name persons all the same, which somebody has to count; and whether several accounts are too
   * large a part of the customer's, nobody can say who does not know how many it has.
   *
   * @throws Refusal where somebody has to count first
   */
  void requireCounts(CaseFile file, Counted counted) {
    if (toBeCounted(file, counted) && surely(file, counted).stream().noneMatch(Fallen::whole)) {
      throw Refusal.impossible("accountsNamed", "is missing: no account is registered, and the scope tells none by an address or another"
          + " identifier, so that somebody has to count whom the paper names", Rule.D10);
    }
    Integer accounts = accounts(file, counted);
    if (accounts != null && accounts > 1 && counted.ofAll() == null) {
      throw Refusal.impossible("accountsTotal", "is missing: of " + accounts
          + " accounts, nobody can say whether they are too large a part of all that the customer has", Rule.D10);
    }
  }

  /** How many accounts it names: no fewer than were registered, whatever was counted; as identified where nobody has counted; or null. */
  private static Integer accounts(CaseFile file, Counted counted) {
    int known = Math.max(file.accounts().size(), counted.accounts() != null ? counted.accounts() : new Scope(file).accounts().size());
    return known == 0 && counted.accounts() == null ? null : Integer.valueOf(known);
  }

  private static boolean toBeCounted(CaseFile file, Counted counted) {
    return counted.accounts() == null && !own(file) && new Scope(file).accounts().isEmpty();
  }

  /** A data subject asks for what is stored about one person: that bounds it as a name does (D9). */
  private static boolean own(CaseFile file) {
    return file.requester().kind() == RequesterKind.DATA_SUBJECT;
  }

  private static boolean openEnded(CaseFile file, Scope scope) {
    return file.periodUntil() == null && (file.periodFrom() != null || scope.endless());
  }

  private static Fallen whole(Cause cause, String why) {
    return new Fallen("the whole demand", Rule.D10, cause, "The demand " + why + ". " + Rule.D10.sentence(), true);
  }
}
