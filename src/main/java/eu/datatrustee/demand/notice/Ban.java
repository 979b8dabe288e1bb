package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.Issuer;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One ban on telling the customer (D5): an object of its own, beside any others of its case. It ends by the clock, or because counsel
 * ends it; nothing has to happen for it to end.
 */
@Table
public class Ban {

  /** Whether somebody ordered it, for a time, or the law itself says it, without end but with a review. */
  public enum Kind { ORDERED, STATUTORY }

  /** Where it stands at a moment. */
  public enum State {
    /** By the form's check; silences until counsel has decided. */
    PROPOSED,
    STANDING,
    /** Its time is over. */
    EXPIRED,
    /** A prosecutor's, which no court confirmed in time (StPO § 95a(6)). */
    LAPSED,
    /** Ended by counsel before its time. */
    LIFTED
  }

  /** What counsel can do about one that is more than a proposal. */
  public enum Change {
    /** Longer, or looked at again later; also of one whose end has come, which then stands again. */
    EXTEND,
    /** Ended before its time. */
    LIFT,
    /** A court has confirmed a prosecutor's, in time; also where it has lapsed since for want of that word. */
    CONFIRM_BY_COURT
  }

  @Id
  private Long id;
  @Version
  private int version;
  private final String caseId;
  private final int n;
  private Kind kind;
  private String norm;
  private Issuer issuer;
  private String silences;
  private final Instant silentFrom;
  private Instant orderedAt;
  private Instant until;
  private Instant reviewAt;
  private Instant confirmBy;
  private String confirmedBy;
  private Instant confirmedAt;
  private String banLimit;
  /** Until when the law lets it last, whatever its order says; null where it sets no limit. */
  private Instant longestUntil;
  private boolean proposed;
  /** Whether counsel has confirmed or recorded it; a proposal that was ended or outlived never was more. */
  private boolean established;
  /** Whether the process of the notice has taken it in hand. */
  private boolean taken;
  /** Came after the notice, or stands again or longer only after it: it delays nothing. */
  private boolean late;
  private Instant liftedAt;
  private String liftReason;
  private final String recordedBy;

  @PersistenceCreator
  Ban(String caseId, int n, Instant silentFrom, boolean proposed, boolean late, String recordedBy) {
    this.caseId = caseId;
    this.n = n;
    this.silentFrom = silentFrom;
    this.proposed = proposed;
    this.late = late;
    this.recordedBy = recordedBy;
  }

  /** Sets what was checked. */
  void terms(CheckedTerms checked) {
    kind = checked.kind();
    norm = checked.terms().norm();
    issuer = checked.terms().issuer();
    silences = checked.terms().silences();
    orderedAt = checked.terms().orderedAt();
    until = checked.terms().until();
    reviewAt = checked.reviewAt();
    confirmBy = checked.confirmBy();
    banLimit = checked.longest() == null ? null : checked.longest().explanation();
    longestUntil = checked.longest() == null ? null : checked.longest().due();
  }

  /** Counsel confirms what the form's check has proposed. */
  void confirm(CheckedTerms checked) {
    if (!proposed) {
      throw Refusal.conflict("Ban " + n + " of " + caseId + " was decided on already");
    }
    terms(checked);
    proposed = false;
    established = true;
  }

  /** Counsel has recorded it. */
  void establish() {
    established = true;
  }

  /** A court confirms a prosecutor's ban: it silences as long as it says. */
  void confirmedByCourt(String court, Instant at) {
    if (!at.isBefore(confirmBy)) {
      throw Refusal.impossible("confirmedAt", "is after " + confirmBy + ": the ban had lapsed without a court's confirmation", Rule.D5);
    }
    confirmedBy = court;
    confirmedAt = at;
    established = true;
  }

  void extend(Instant newUntil) {
    until = newUntil;
    longestUntil = longestUntil == null ? null : newUntil;
  }

  void reviewAgain(Instant at) {
    reviewAt = at;
  }

  void lift(Instant at, String reason) {
    proposed = false;
    liftedAt = at;
    liftReason = reason;
  }

  /** Whether counsel can do so with it, as it stands. */
  boolean takes(Change change, Instant now) {
    return switch (change) {
      case EXTEND -> liftedAt == null && !proposed && !awaitsCourt();
      case LIFT -> stands(now);
      case CONFIRM_BY_COURT -> liftedAt == null && awaitsCourt();
    };
  }

  /** @throws Refusal where it does not, as it stands */
  void require(Change change, Instant now) {
    if (!takes(change, now)) {
      throw Refusal.conflict("Ban " + n + " of " + caseId + switch (change) {
        case EXTEND -> liftedAt == null ? " waits for " + (proposed ? "counsel's decision" : "a court's confirmation") + ": it cannot be extended"
            : " was lifted: it cannot be extended";
        case LIFT -> " is " + state(now) + " already";
        case CONFIRM_BY_COURT -> " waits for no court";
      });
    }
  }

  /** Its case's letters had left when it came, or when it was extended or confirmed after its end. */
  void cameTooLate() {
    late = true;
  }

  /** Its end came before counsel decided on it. */
  void overtaken() {
    proposed = false;
  }

  /** Whether it is a prosecutor's that no court has confirmed. */
  boolean awaitsCourt() {
    return confirmBy != null && confirmedAt == null;
  }

  void take() {
    taken = true;
  }

  /** The first instant at which it no longer silences, as far as is known; null where it has no end. */
  Instant silencesUntil() {
    return Stream.of(until, longestUntil, liftedAt, awaitsCourt() ? confirmBy : null).filter(Objects::nonNull).min(Comparator.naturalOrder())
        .orElse(null);
  }

  boolean stands(Instant now) {
    Instant end = silencesUntil();
    return end == null || now.isBefore(end);
  }

  State state(Instant now) {
    if (liftedAt != null) {
      return State.LIFTED;
    }
    if (stands(now)) {
      return proposed ? State.PROPOSED : State.STANDING;
    }
    return awaitsCourt() ? State.LAPSED : State.EXPIRED;
  }

  String caseId() {
    return caseId;
  }

  int n() {
    return n;
  }

  Kind kind() {
    return kind;
  }

  String norm() {
    return norm;
  }

  Issuer issuer() {
    return issuer;
  }

  /** A court that has confirmed a prosecutor's has made it its own. */
  Issuer answersForIt() {
    return confirmedAt == null ? issuer : Issuer.COURT;
  }

  String silences() {
    return silences;
  }

  Instant silentFrom() {
    return silentFrom;
  }

  /** When it was ordered, where somebody said so. */
  Instant orderedAt() {
    return orderedAt;
  }

  /** From when the law counts how long it may last. */
  Instant countsFrom() {
    return orderedAt == null ? silentFrom : orderedAt;
  }

  Instant until() {
    return until;
  }

  Instant reviewAt() {
    return reviewAt;
  }

  Instant confirmBy() {
    return confirmBy;
  }

  String confirmedBy() {
    return confirmedBy;
  }

  Instant confirmedAt() {
    return confirmedAt;
  }

  String limit() {
    return banLimit;
  }

  boolean proposed() {
    return proposed;
  }

  boolean established() {
    return established;
  }

  boolean taken() {
    return taken;
  }

  boolean late() {
    return late;
  }

  Instant liftedAt() {
    return liftedAt;
  }

  String liftReason() {
    return liftReason;
  }

  String recordedBy() {
    return recordedBy;
  }
}
