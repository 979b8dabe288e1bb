package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.demand.file.Standing;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import org.springframework.stereotype.Component;

/** Opens the case to its customer's ledger, once the notice is out: what it may know is appended then, and not a word before. */
@Component
class NoticeEvidence {

  private final CaseFiles files;
  private final PastSilence silence;
  private final Ledger ledger;

  NoticeEvidence(CaseFiles files, PastSilence silence, Ledger ledger) {
    this.files = files;
    this.silence = silence;
    this.ledger = ledger;
  }

  /** The rule by which the customer of such a case is told. */
  static Rule rule(CaseFile file) {
    if (file.kind() == CaseKind.DEMAND) {
      return file.entry() ? Rule.X1 : Rule.D5;
    }
    return file.requester().kind() == RequesterKind.DATA_SUBJECT ? Rule.D9 : Rule.D6;
  }

  void told(CaseFile file, String copySha256) {
    append(file, file.entry() ? "ENTRY_RECEIVED" : file.kind() == CaseKind.DEMAND ? "DEMAND_RECEIVED" : "REQUEST_RECEIVED", "Received %s by the %s from %s (%s)%s%s"
        .formatted(file.receivedAt(), file.receivedBy().name().toLowerCase(), file.requester().authority(), file.requester().country(),
            file.requester().reference() == null ? "" : ", reference " + file.requester().reference(),
            file.legalBasis() == null ? "" : ", citing " + file.legalBasis()));
    silence.of(file.id(), "en").forEach(reason -> append(file, "NOTICE_WAS_SILENCED", reason));
    append(file, "CUSTOMER_NOTIFIED", "Copy SHA-256 " + copySha256);
    Standing standing = files.standing(file.id());
    append(file, "CASE_STANDS", standing.closed() ? standing.outcome().name() : standing.state().name());
  }

  private void append(CaseFile file, String act, String detail) {
    ledger.append(new Act(file.id(), file.customerId(), act, rule(file), detail, true));
  }
}
