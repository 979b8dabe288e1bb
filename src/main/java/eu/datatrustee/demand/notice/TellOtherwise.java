package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.document.Document;
import eu.datatrustee.engine.TaskAnswer;
import java.util.Arrays;
import org.springframework.stereotype.Service;

/** Counsel tells a customer whom no mail reaches, and records how (D5, D6). From then on the customer sees the case, with its copy. */
@Service
class TellOtherwise {

  enum Decision { TOLD }

  private final CaseFiles files;
  private final OwnParts parts;
  private final NoticeClocks clocks;
  private final NoticePost post;
  private final NoticeProofs proofs;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final CounselAlerts alerts;

  TellOtherwise(CaseFiles files, OwnParts parts, NoticeClocks clocks, NoticePost post, NoticeProofs proofs, DecisionLog log, Deadlines deadlines,
      CounselAlerts alerts) {
    this.files = files;
    this.parts = parts;
    this.clocks = clocks;
    this.post = post;
    this.proofs = proofs;
    this.log = log;
    this.deadlines = deadlines;
    this.alerts = alerts;
  }

  /** @throws Refusal where a ban has come, there is no copy, or it is not said how, to whom and with which proof */
  void told(TaskAnswer answer) {
    answer.decision(Decision.class);
    CaseFile file = files.lock(answer.caseId());
    if (parts.copyMissing(file)) {
      throw Refusal.conflict("There is no copy for the customer of " + file.id() + " alone: add one, or let it have the original");
    }
    if (clocks.mustWait(file.id())) {
      throw Refusal.conflict("A ban stands on " + file.id() + ": nobody tells its customer");
    }
    Way way = Arrays.stream(Way.values()).filter(known -> known.name().equals(answer.required("way"))).findFirst()
        .orElseThrow(() -> Refusal.impossible("way", "is none of REGISTERED_POST, COURIER, IN_PERSON, TELEPHONE", Rule.D5));
    String reason = answer.reasonOfNo();
    Integer document = document(file, answer.text("document"));
    log.add(file.id(), Step.NOTICE, "TOLD_" + way, reason, answer.userId());
    deadlines.close(file.id(), NoticeClocks.TELL_OTHERWISE);
    if (!post.settle(file)) {
      post.toldOtherwise(file, way, reason, document);
    }
  }

  private Integer document(CaseFile file, String number) {
    if (number == null) {
      return null;
    }
    return proofs.of(file.id()).stream().map(Document::n).filter(n -> String.valueOf(n).equals(number.strip())).findFirst()
        .orElseThrow(() -> Refusal.impossible("document", "is the number of no proof: add that on the page of the case first"));
  }

  /** Nobody has told it in time: the task stays, and all of counsel hear of it. */
  void overdue(String caseId) {
    deadlines.close(caseId, NoticeClocks.TELL_OTHERWISE);
    alerts.send(caseId, CounselAlerts.Matter.CUSTOMER_NOT_TOLD, null);
  }
}
