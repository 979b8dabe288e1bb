package eu.datatrustee.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.access.AccessApplication.Accessor;
import eu.datatrustee.access.gateway.GrantState;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Counting;
import eu.datatrustee.deadline.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** A request for access as the API shows it. @param dataCategories the kinds of data it touches, named or held by its resources */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AccessView(String id, AccessState state, EndReason endReason, String endDetail, Instant endedAt, String customerId,
    String purpose, String incidentId, String severity, Accessor accessor, String accessFromCountry, List<String> resources,
    Mode mode, List<String> actions, Set<DataCategory> dataCategories, String justification, String alternativesConsidered, Integer durationMinutes,
    Instant notBefore, boolean remoteSessionConsent, String requestedBy, Instant requestedAt, String question, String answer,
    List<Decision> decisions, Grant grant, List<Clock> deadlines, Refused refusal, String supervisor, Extension extension,
    Statement closingStatement, Dispute dispute) {

  /** One decision of one person. */
  record Decision(DecisionLog.Step step, String decision, String reason, String decidedBy, Instant decidedAt) {}

  /**
   * The grant. @param until first instant without access @param revokedAt when credentials died
   * @param revocationConfirmedAt when the last gateway had said that it is gone
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Grant(Instant from, Instant until, Mode mode, Instant revokedAt, Instant revocationConfirmedAt) {}

  /** A clock of the case, running or over. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Clock(String name, Instant due, Counting counting, String norm, String explanation, Instant closedAt) {}

  /** Why a rule said no. */
  record Refused(Rule rule, String detail) {}

  /** The extension that was asked for last. */
  record Extension(int minutes, String reason) {}

  /** What the customer was told at the end. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Statement(Instant sentAt, String findings, String signedBy) {}

  /** The customer's dispute, and what came of it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Dispute(String reason, String outcome, String answer) {}

  static AccessView of(AccessRequest request, List<DecisionLog.Entry> decisions, List<Deadline> deadlines, GrantState grant) {
    Asked a = request.asked();
    return new AccessView(request.id(), request.state(), request.endReason(), request.endDetail(), request.endedAt(),
        a.customerId(), a.purpose(), a.incidentId(), a.severity(),
        new Accessor(a.accessorName(), a.accessorEmail(), a.organisation()), a.country(), a.resourceList(), a.mode(),
        a.actionList(), a.touched(), a.justification(), a.alternatives(), a.durationMinutes(), a.notBefore(), a.remoteSessionConsent(),
        a.requestedBy(), a.requestedAt(), request.question(), request.answer(),
        decisions.stream().map(d -> new Decision(d.step(), d.decision(), d.reason(), d.decidedBy(), d.decidedAt())).toList(),
        grant == null ? null
            : new Grant(grant.from(), grant.until(), request.grantedMode(), grant.endedAt(), grant.endConfirmedAt()),
        deadlines.stream().map(d -> new Clock(d.name(), d.due(), d.counting(), d.norm(), d.explanation(), d.closedAt())).toList(),
        request.refusalRule() == null ? null : new Refused(request.refusalRule(), request.refusalDetail()), request.supervisor(),
        request.extensionMinutes() == null ? null : new Extension(request.extensionMinutes(), request.extensionReason()),
        request.statedAt() == null ? null : new Statement(request.statedAt(), request.findings(), request.signedBy()),
        request.disputeReason() == null ? null : new Dispute(request.disputeReason(), request.disputeOutcome(), request.disputeAnswer()));
  }
}
