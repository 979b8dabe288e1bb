package eu.datatrustee.access;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The record of one request for access: what was asked, and what came of it. Its verbs move it from state to state and refuse what
 * its state does not allow; when the grant itself runs from and until is the gateway's record ({@code access_grant}).
 */
@Table
class AccessRequest {

  static final int FIRST_VERSION = 1;

  @Id
  private final String id;
  @Version
  private int version = FIRST_VERSION;
  @Embedded.Nullable
  private final Asked asked;

  private AccessState state = AccessState.RECEIVED;
  private EndReason endReason;
  private String endDetail;
  private Instant endedAt;
  private Rule refusalRule;
  private String refusalDetail;
  private Integer approvals;
  private Boolean customerDecides;
  private Integer longestMinutes;
  private Integer grantedMinutes;
  private Mode grantedMode;
  private EndReason runsOutBy;
  private String question;
  private String answer;
  private String supervisor;
  private String handOverTo;
  private Integer extensionMinutes;
  private String extensionReason;
  private String findings;
  private String signedBy;
  private Instant statedAt;
  private String disputeReason;
  private String disputeOutcome;
  private String disputeAnswer;

  @PersistenceCreator
  AccessRequest(String id, Asked asked) {
    this.id = id;
    this.asked = asked;
  }

  /** A rule says no: the case is closed before anybody saw it. */
  void refuse(Rule rule, String detail) {
    from("refused", AccessState.RECEIVED);
    state = AccessState.REFUSED;
    refusalRule = rule;
    refusalDetail = detail;
  }

  /** The policy lets it through to the officers, within these limits. */
  void admit(int approvals, boolean customerDecides, int longestMinutes, int minutes) {
    from("admitted", AccessState.RECEIVED);
    this.approvals = approvals;
    this.customerDecides = customerDecides;
    this.longestMinutes = longestMinutes;
    this.grantedMinutes = minutes;
    this.grantedMode = asked.mode();
    state = AccessState.IN_REVIEW;
  }

  /**
   * An officer grants, within policy and request (A4).
   *
   * @param leftToCustomer whether the agreement, as it is now, has the customer decide too (O2)
   * @throws Refusal where the decision goes beyond the policy
   */
  void approve(Integer minutes, Mode mode, boolean leftToCustomer) {
    from("approved", AccessState.IN_REVIEW);
    if (minutes != null) {
      requireWithinPolicy(minutes);
      grantedMinutes = minutes;
    }
    if (mode != null) {
      if (mode.widerThan(asked.mode())) {
        throw Refusal.impossible("grantedMode", "is wider than what was asked", Rule.A4);
      }
      grantedMode = mode;
    }
    customerDecides |= leftToCustomer;
    state = needsSecondOfficer() ? AccessState.IN_CONFIRMATION : afterOfficers();
  }

  void confirm(boolean leftToCustomer) {
    from("confirmed", AccessState.IN_CONFIRMATION);
    customerDecides |= leftToCustomer;
    state = afterOfficers();
  }

  void allowedByCustomer() {
    from("allowed", AccessState.WITH_CUSTOMER);
    state = afterCustomer();
  }

  void ask(String question) {
    from("asked about", AccessState.IN_REVIEW);
    this.question = question;
    this.answer = null;
    state = AccessState.QUESTION_ASKED;
  }

  void answer(String answer) {
    from("answered", AccessState.QUESTION_ASKED);
    this.answer = answer;
    state = AccessState.IN_REVIEW;
  }

  void deny() {
    fromPending("denied");
    state = AccessState.DENIED;
  }

  void lapse() {
    fromPending("lapsed");
    state = AccessState.LAPSED;
  }

  /** Ends a request that nothing was opened for. */
  void overtake(EndReason reason, String detail, Instant at) {
    fromPending("ended");
    state = reason == EndReason.WITHDRAWN ? AccessState.WITHDRAWN : AccessState.ENDED;
    ended(reason, detail, at);
  }

  /** A rule says no to what had been admitted: what it rested on was lost while it was pending. */
  void refuseLate(Rule rule, String detail, EndReason reason, Instant at) {
    fromPending("refused");
    state = AccessState.REFUSED;
    refusalRule = rule;
    refusalDetail = detail;
    ended(reason, detail, at);
  }

  /** The gateways are being asked to open. */
  void granting() {
    if (state.pending()) {
      state = AccessState.GRANTING;
    }
  }

  void grantFailed() {
    from("marked as failed", AccessState.GRANTING, AccessState.GRANT_FAILED);
    state = AccessState.GRANT_FAILED;
  }

  void opened() {
    from("opened", AccessState.GRANTING, AccessState.GRANT_FAILED);
    state = AccessState.ACTIVE;
  }

  /** Puts an end to an access that is open or being opened; the first end counts. */
  void end(EndReason reason, String detail, Instant at) {
    if (endReason == null) {
      ended(reason, detail, at);
    }
    state = AccessState.REVOKING;
  }

  /** How it will end where its time, as it was granted, extended or cut, simply runs out. */
  void runsOut(EndReason by) {
    runsOutBy = by;
  }

  void revocationFailed() {
    from("marked as not revoked", AccessState.REVOKING, AccessState.REVOCATION_FAILED);
    state = AccessState.REVOCATION_FAILED;
  }

  void gone() {
    from("closed at the gateways", AccessState.REVOKING, AccessState.REVOCATION_FAILED);
    state = AccessState.ENDED;
  }

  void supervisedBy(String userId) {
    supervisor = userId;
    handOverTo = null;
  }

  void handOver(String toUser) {
    supervisor = null;
    handOverTo = toUser;
  }

  /**
   * The requester asks for more time, within the policy (A4).
   *
   * @throws Refusal where it would go beyond the policy
   */
  void askExtension(int minutes, String reason) {
    from("extended", AccessState.ACTIVE);
    requireLeft("durationMinutes", minutes);
    extensionMinutes = minutes;
    extensionReason = reason;
    state = AccessState.EXTENSION_ASKED;
  }

  /** An officer extends, perhaps by less than was asked (A4). */
  void decideExtension(Integer minutes) {
    from("extended", AccessState.EXTENSION_ASKED);
    if (minutes != null) {
      if (minutes < 1) {
        throw Refusal.impossible("grantedMinutes", "must be at least 1");
      }
      extensionMinutes = minutes;
    }
    requireLeft("grantedMinutes", extensionMinutes);
  }

  void extended() {
    grantedMinutes += extensionMinutes;
    extensionOver();
  }

  /** Extended, refused or too late: the access goes on as its grant says. */
  void extensionOver() {
    if (state == AccessState.EXTENSION_ASKED) {
      state = AccessState.ACTIVE;
    }
  }

  void sign(String findings, String userId) {
    from("accounted for", AccessState.ENDED);
    this.findings = findings;
    this.signedBy = userId;
  }

  void stated(Instant at) {
    from("accounted for", AccessState.ENDED);
    statedAt = at;
  }

  void dispute(String reason) {
    if (state != AccessState.ENDED || statedAt == null) {
      throw Refusal.conflict("Case " + id + " is " + state + ": a closing statement can be disputed once it was sent, until its deadline");
    }
    disputeReason = reason;
    state = AccessState.DISPUTED;
  }

  void disputeReviewed(String outcome, String answer) {
    from("reviewed", AccessState.DISPUTED);
    disputeOutcome = outcome;
    disputeAnswer = answer;
  }

  void close() {
    from("closed", AccessState.ENDED, AccessState.DISPUTED);
    state = AccessState.CLOSED;
  }

  private void requireWithinPolicy(int minutes) {
    if (minutes < 1) {
      throw Refusal.impossible("grantedMinutes", "must be at least 1");
    }
    if (minutes > longestMinutes) {
      throw Refusal.impossible("grantedMinutes", "is more than the " + longestMinutes + " of the policy", Rule.A4);
    }
  }

  /** What is granted and what would be added stay within the policy together; their sum may be more than an int holds. */
  private void requireLeft(String field, int minutes) {
    long together = (long) grantedMinutes + minutes;
    if (together > longestMinutes) {
      throw Refusal.impossible(field, "makes %d minutes with those granted, more than the %d of the policy"
          .formatted(together, longestMinutes), Rule.A4);
    }
  }

  private boolean needsSecondOfficer() {
    return approvals > 1;
  }

  private AccessState afterOfficers() {
    return customerDecides ? AccessState.WITH_CUSTOMER : afterCustomer();
  }

  private AccessState afterCustomer() {
    return AccessState.SCHEDULED;
  }

  private void ended(EndReason reason, String detail, Instant at) {
    endReason = reason;
    endDetail = detail;
    endedAt = at;
  }

  private void fromPending(String verb) {
    if (!state.pending()) {
      throw Refusal.conflict("Case " + id + " is " + state + " and cannot be " + verb);
    }
  }

  private void from(String verb, AccessState... allowed) {
    for (AccessState one : allowed) {
      if (state == one) {
        return;
      }
    }
    throw Refusal.conflict("Case " + id + " is " + state + " and cannot be " + verb);
  }

  String id() {
    return id;
  }

  Asked asked() {
    return asked;
  }

  AccessState state() {
    return state;
  }

  EndReason endReason() {
    return endReason;
  }

  /** How it ends, or has ended, where nobody put an end to it. */
  EndReason runsOutBy() {
    return runsOutBy == null ? EndReason.EXPIRED : runsOutBy;
  }

  String endDetail() {
    return endDetail;
  }

  Instant endedAt() {
    return endedAt;
  }

  Rule refusalRule() {
    return refusalRule;
  }

  String refusalDetail() {
    return refusalDetail;
  }

  int approvals() {
    return approvals;
  }

  boolean customerDecides() {
    return customerDecides;
  }

  Integer longestMinutes() {
    return longestMinutes;
  }

  Integer grantedMinutes() {
    return grantedMinutes;
  }

  Mode grantedMode() {
    return grantedMode;
  }

  String question() {
    return question;
  }

  String answer() {
    return answer;
  }

  String supervisor() {
    return supervisor;
  }

  String handOverTo() {
    return handOverTo;
  }

  Integer extensionMinutes() {
    return extensionMinutes;
  }

  String extensionReason() {
    return extensionReason;
  }

  String findings() {
    return findings;
  }

  String signedBy() {
    return signedBy;
  }

  Instant statedAt() {
    return statedAt;
  }

  String disputeReason() {
    return disputeReason;
  }

  String disputeOutcome() {
    return disputeOutcome;
  }

  String disputeAnswer() {
    return disputeAnswer;
  }
}
