package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Upload;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What proves that counsel told a customer another way than by mail, such as the receipt of the post (D5, D6). No part of the copy: the
 * customer neither gets nor reads it, and it changes nothing of the notice.
 */
@Service
public class NoticeProofs {

  private final CaseFiles files;
  private final NoticeRecords notices;
  private final BanRecords bans;
  private final Documents documents;
  private final Ledger ledger;

  NoticeProofs(CaseFiles files, NoticeRecords notices, BanRecords bans, Documents documents, Ledger ledger) {
    this.files = files;
    this.notices = notices;
    this.bans = bans;
    this.documents = documents;
    this.ledger = ledger;
  }

  /**
   * Counsel adds proofs, before or after it says that it has told the customer, also to a case that has ended.
   *
   * @throws Refusal where the caller is no counsel, or nobody tells that customer another way
   */
  @Transactional
  public void add(String caseId, List<Upload> uploads, Caller caller) {
    if (!caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Counsel tells a customer another way, and keeps the proof of it", Rule.D5);
    }
    if (uploads.isEmpty()) {
      throw Refusal.malformed("document", "is missing");
    }
    CaseFile file = files.lock(caseId);
    if (!toldOtherwise(caseId)) {
      throw Refusal.conflict("Nobody tells the customer of " + caseId + " another way: it is silenced, was told by mail, or is not to be told yet");
    }
    for (Upload upload : uploads) {
      Document proof = documents.store(caseId, Shelf.PROOFS, upload);
      ledger.append(new Act(caseId, file.customerId(), "PROOF_OF_TELLING_ADDED", NoticeEvidence.rule(file), "SHA-256 " + proof.sha256(), false));
    }
  }

  /** Whether counsel has told the customer, or may have to. */
  private boolean toldOtherwise(String caseId) {
    return notices.find(caseId).filter(notice -> notice.way() != null || notice.settled() == null && !bans.anyStands(caseId)).isPresent();
  }

  /** In the order in which they were added. Who may see them, the caller has checked. */
  public List<Document> of(String caseId) {
    return documents.of(caseId, Shelf.PROOFS);
  }

  public Optional<Document> find(String caseId, int n) {
    return documents.find(caseId, Shelf.PROOFS, n);
  }
}
