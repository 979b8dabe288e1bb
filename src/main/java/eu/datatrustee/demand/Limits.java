package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Fallen.Cause;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.file.RequesterKind;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * What no table opens and nobody overrides: blanket access (D10), keys (D11), another purpose than the stated one (D12). What words leave in
 * doubt is asked ({@link Question}); as long as it is open, nothing goes on.
 */
@Component
class Limits {

  private final DemandSettings settings;
  private final OwnParts parts;

  Limits(DemandSettings settings, OwnParts parts) {
    this.settings = settings;
    this.parts = parts;
  }

  /** The parts that fall whatever is said to what is still open. */
  List<Fallen> surely(CaseFile file, Answers said) {
    return fallen(file, said, Set.of());
  }

  /** The parts that fall as it stands: what is still open is taken for the worse. */
  List<Fallen> of(CaseFile file, Answers said) {
    return fallen(file, said, asked(file, said));
  }

  /** What somebody has to say yet; nothing where it falls anyhow. */
  Set<Question> open(CaseFile file, Answers said) {
    return surely(file, said).stream().anyMatch(Fallen::whole) ? Set.of() : asked(file, said);
  }

  /** @throws Refusal where somebody has to say first what the words leave in doubt */
  void requireAnswers(CaseFile file, Answers said) {
    open(file, said).stream().findFirst().ifPresent(question -> {
      throw question.missing();
    });
  }

  /** D12: somebody of the trustee knows it. */
  static Fallen otherPurpose(String detail) {
    return new Fallen("the whole demand", Rule.D12, Cause.OTHER_PURPOSE,
        "The data are known to serve another purpose than the one stated: " + detail, true);
  }

  /** D10: an end that is more than a year away when the demand arrives is none. */
  static boolean farOff(CaseFile file, LocalDate until) {
    return until.isAfter(file.receivedAt().atOffset(ZoneOffset.UTC).toLocalDate().plusYears(1).plusDays(1));
  }

  private Set<Question> asked(CaseFile file, Answers said) {
    Scope scope = new Scope(file);
    Set<Question> asked = EnumSet.noneOf(Question.class);
    if (!file.dataCategories().contains(DataCategory.ENCRYPTION_KEYS) && scope.keys() == Reading.PERHAPS && said.keys() == null) {
      asked.add(Question.KEYS);
    }
    if (scope.wayIn() == Reading.PERHAPS && said.wayIn() == null) {
      asked.add(Question.WAY_IN);
    }
    boolean everything = !own(file) && scope.everything() != Reading.NOT;
    if (!own(file) && said.accounts() == null && (everything || parts.accountsShared(file) || scope.accounts().isEmpty() || scope.perhapsMore())) {
      asked.add(Question.ACCOUNTS);
    }
    if (timed(file) && scope.endless() == Reading.PERHAPS && said.until() == null) {
      asked.add(Question.UNTIL);
    }
    Integer accounts = accounts(file, said);
    if (file.customerKnown() && said.ofAll() == null && (everything || accounts != null && accounts > 1)) {
      asked.add(Question.TOTAL);
    }
    return asked;
  }

  /** @param worse the open questions that are taken for the worse; others are taken for the better */
  private List<Fallen> fallen(CaseFile file, Answers said, Set<Question> worse) {
    Scope scope = new Scope(file);
    List<Fallen> fallen = new ArrayList<>();
    if (file.dataCategories().contains(DataCategory.ENCRYPTION_KEYS)) {
      fallen.add(new Fallen("encryption keys", Rule.D11, Cause.KEYS, Rule.D11.sentence(), file.dataCategories().size() == 1,
          DataCategory.ENCRYPTION_KEYS));
    } else if (scope.keys() == Reading.SURELY || Boolean.TRUE.equals(said.keys()) || worse.contains(Question.KEYS)) {
      fallen.add(new Fallen("keys, or the ability to decrypt, named in the scope", Rule.D11, Cause.KEYS, Rule.D11.sentence(), false));
    }
    // Whom it may be about is counted; where nobody is named at all, nobody counts it into a lawful demand.
    boolean ofNobody = !own(file) && scope.everything() == Reading.SURELY && scope.accounts().isEmpty() && !scope.somebody();
    if (ofNobody || scope.wayIn() == Reading.SURELY || Boolean.TRUE.equals(said.wayIn()) || worse.contains(Question.WAY_IN)) {
      fallen.add(whole(Cause.ALL_DATA, "asks for all data, or for a way in"));
    }
    if (timed(file) && (scope.endless() == Reading.SURELY || Answers.NO_END.equals(said.until()) || worse.contains(Question.UNTIL))) {
      fallen.add(whole(Cause.OPEN_ENDED, "names no end of the time that the data are of"));
    }
    if (said.accounts() != null ? said.accounts() == 0 : worse.contains(Question.ACCOUNTS)) {
      fallen.add(whole(Cause.NO_ACCOUNT, "names no account"));
    }
    Integer accounts = accounts(file, said);
    if (accounts != null && said.ofAll() != null && settings.tooMany(accounts, said.ofAll())) {
      fallen.add(whole(Cause.TOO_MANY_ACCOUNTS, "names %d of the customer's %d accounts, more than %d percent".formatted(accounts, said.ofAll(),
          settings.largestPart())));
    }
    return fallen;
  }

  /**
   * How many accounts it names: no fewer than were registered for its customer, whatever was counted; as identified where nobody has
   * counted; null where nobody knows.
   */
  private Integer accounts(CaseFile file, Answers said) {
    if (parts.accountsShared(file)) {
      return said.accounts();
    }
    int known = Math.max(file.accounts().size(), said.accounts() != null ? said.accounts() : new Scope(file).accounts().size());
    return known == 0 && said.accounts() == null ? null : Integer.valueOf(known);
  }

  /** A data subject asks for what is stored about one person: that bounds it as a name does (D9). */
  private static boolean own(CaseFile file) {
    return file.requester().kind() == RequesterKind.DATA_SUBJECT;
  }

  /** Inventory data are of no time; where no category was registered, any may be asked for. */
  private static boolean timed(CaseFile file) {
    return !own(file) && !file.dataCategories().equals(List.of(DataCategory.INVENTORY));
  }

  private static Fallen whole(Cause cause, String why) {
    return new Fallen("the whole demand", Rule.D10, cause, "The demand " + why + ". " + Rule.D10.sentence(), true);
  }
}
