package eu.datatrustee.demand.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Counting;
import eu.datatrustee.demand.Fallen;
import eu.datatrustee.demand.Proposal;
import eu.datatrustee.demand.Redirects.Redirect;
import eu.datatrustee.demand.disclosure.DisclosureView;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.notice.BanView;
import eu.datatrustee.demand.notice.NoticeView;
import java.time.Instant;
import java.util.List;

/**
 * A demand or a third-party request as the API shows it. Its customer, once told, sees what was asked, where the case stands and what
 * came of it; what belongs to other customers, the desk's reasons and its bans are the desk's.
 *
 * @param customerName as the register has it @param customerNamed as the demand names it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CaseView(String id, CaseState state, Outcome outcome, Ended ended, ReceivedBy receivedBy, Instant receivedAt, Requester requester,
    String customerId, String customerName, String customerNamed, Issuer issuer, String legalBasis, Instrument instrument, boolean emergency,
        boolean exigent, Instant orderedAt,
    List<DataCategory> dataCategories, String scope, List<String> accounts, Instant periodFrom, Instant periodUntil, String statedPurpose,
    Instant responseDeadline, String parentId, List<String> parts, List<String> linked, String registeredBy, Instant registeredAt,
    List<Paper> documents, List<Proposal> proposals, List<Fallen> fallen,
    List<Redirect> redirects, List<Decision> decisions, List<Clock> deadlines, NoticeView notification, List<Paper> noticeProofs,
    Own own, List<BanView> bans,
    DisclosureView disclosure, List<LetterSent> letters) {

  /** How the case ended. @param rule that the outcome rests on, or null */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Ended(Instant at, Rule rule, String detail) {}

  /**
   * What the customer of one part of a demand may read, for the desk: the words given for it alone, and copies that are not the original.
   *
   * @param copyMissing whether it cannot be told yet, for want of a copy @param releasedBy the counsel who lets it have the whole
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Own(boolean scope, boolean accounts, boolean statedPurpose, boolean copyMissing, String releasedBy, Instant releasedAt, String reason) {}

  /** A document that came in, or a proof. @param n its number, as in {@code …/documents/{n}} or {@code …/notice-proofs/{n}} */
  record Paper(int n, String fileName, String mediaType, long size, String sha256, Instant storedAt) {}

  /** One decision of one person. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Decision(Step step, String decision, String reason, String decidedBy, Instant decidedAt) {}

  /** A clock of the case, running or over. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Clock(String name, Instant due, Counting counting, String norm, String explanation, Instant closedAt) {}

  /** A letter of the case. @param id as {@code redirects[].letter} names it @param sha256 of its words, see the notification module @param attachments SHA-256 of each document with it */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LetterSent(String id, String template, String language, String recipient, Instant writtenAt, Instant sentAt, Instant refusedAt,
      Instant calledBackAt, String calledBackFor, Boolean maybeOut, Boolean documentsApart, String sha256, List<String> attachments) {}
}
