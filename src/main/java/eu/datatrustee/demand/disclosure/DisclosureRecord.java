package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** The record of a case's disclosure. Its verbs move it from state to state and refuse what its state does not allow. */
@Table
class DisclosureRecord {

  @Id
  private final String caseId;
  @Version
  private int version;
  private DisclosureState state = DisclosureState.NOT_BEGUN;
  private Ground ground;
  private String groundDetail;
  private String selectedBy;
  private Instant selectedAt;
  private String approvedBy;
  private Instant approvedAt;
  private String recipient;
  private Instant releasedAt;
  private String manifestSha256;
  private Rule stopRule;
  private String stopDetail;
  private Instant stoppedAt;
  /** Nothing of this case is ever disclosed (D12). */
  private boolean barred;

  @PersistenceCreator
  DisclosureRecord(String caseId) {
    this.caseId = caseId;
  }

  /** A disclosure begins, or begins again after it was stopped for something that has passed. */
  void begin() {
    if (ended()) {
      return;
    }
    state = DisclosureState.PREPARING;
    selectedBy = null;
    selectedAt = null;
    approvedBy = null;
    approvedAt = null;
    stopRule = null;
    stopDetail = null;
    stoppedAt = null;
  }

  /** Whether nothing can be disclosed any more: it was done, once, or is barred for good. */
  boolean ended() {
    return state == DisclosureState.RELEASED || barred;
  }

  void ground(Ground given, String detail) {
    ground = given;
    groundDetail = given.cited() ? detail : null;
  }

  void submit(String by, Instant at) {
    from("submitted", DisclosureState.PREPARING);
    selectedBy = by;
    selectedAt = at;
    state = DisclosureState.SUBMITTED;
  }

  /** D4: another counsel than those who have selected. */
  void approve(String by, Instant at, Set<String> preparedBy, boolean anythingProduced) {
    from("approved", DisclosureState.SUBMITTED);
    if (preparedBy.contains(by)) {
      throw Refusal.forbidden("You selected these items: another counsel approves them", Rule.D4);
    }
    approvedBy = by;
    approvedAt = at;
    state = anythingProduced ? DisclosureState.APPROVED : DisclosureState.NOTHING;
  }

  void sendBack() {
    from("sent back", DisclosureState.SUBMITTED);
    state = DisclosureState.PREPARING;
  }

  void release(String to, String manifest, Instant at) {
    from("released", DisclosureState.APPROVED);
    recipient = to;
    manifestSha256 = manifest;
    releasedAt = at;
    state = DisclosureState.RELEASED;
  }

  /** @return whether it stopped anything that had begun and not gone out */
  boolean stop(Rule rule, String detail, Instant at) {
    barred |= rule == Rule.D12;
    if (state == DisclosureState.NOT_BEGUN || state == DisclosureState.RELEASED || state == DisclosureState.NOTHING
        || state == DisclosureState.STOPPED) {
      return false;
    }
    state = DisclosureState.STOPPED;
    stopRule = rule;
    stopDetail = detail;
    stoppedAt = at;
    return true;
  }

  /** Its package was called back before it had left: it is as if it had been stopped before. */
  void calledBack(Rule rule, String detail, Instant at) {
    from("called back", DisclosureState.RELEASED);
    recipient = null;
    manifestSha256 = null;
    releasedAt = null;
    state = DisclosureState.STOPPED;
    stopRule = rule;
    stopDetail = detail;
    stoppedAt = at;
  }

  private void from(String verb, DisclosureState needed) {
    if (state != needed) {
      throw Refusal.conflict("The disclosure of " + caseId + " is " + state + " and cannot be " + verb);
    }
  }

  String caseId() {
    return caseId;
  }

  DisclosureState state() {
    return state;
  }

  Ground ground() {
    return ground;
  }

  String groundDetail() {
    return groundDetail;
  }

  String selectedBy() {
    return selectedBy;
  }

  Instant selectedAt() {
    return selectedAt;
  }

  String approvedBy() {
    return approvedBy;
  }

  Instant approvedAt() {
    return approvedAt;
  }

  String recipient() {
    return recipient;
  }

  Instant releasedAt() {
    return releasedAt;
  }

  String manifestSha256() {
    return manifestSha256;
  }

  Rule stopRule() {
    return stopRule;
  }

  String stopDetail() {
    return stopDetail;
  }
}
