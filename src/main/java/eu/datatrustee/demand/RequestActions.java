package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens to a data subject's request from outside its tasks; the rest is as with demands ({@link DemandActions}). */
@Service
public class RequestActions {

  private final CaseFiles files;
  private final CaseAccess access;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final RequestClocks clocks;
  private final ThirdPartyRequest process;
  private final CaseBook book;
  private final Clock clock;

  RequestActions(CaseFiles files, CaseAccess access, DecisionLog log, Deadlines deadlines, RequestClocks clocks, ThirdPartyRequest process,
      CaseBook book, Clock clock) {
    this.files = files;
    this.access = access;
    this.log = log;
    this.deadlines = deadlines;
    this.clocks = clocks;
    this.process = process;
    this.book = book;
    this.clock = clock;
  }

  /**
   * GDPR Art. 12(3): the customer has told the data subject, within the first month, that it needs two further ones.
   *
   * @throws Refusal where the caller is neither its customer nor of the desk, or the first month is over
   */
  @Transactional
  public void extendAnswer(String id, String reason, Caller caller) {
    CaseFile file = access.visible(id, caller);
    if (!caller.inAny(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL)
        && !(file.customerKnown() && caller.contactOf(file.customerId()))) {
      throw Refusal.forbidden("The customer extends its own time", Rule.D9);
    }
    ApplicationForm.text("reason", reason);
    files.lock(id);
    Deadline month = deadlines.running(id, RequestClocks.DATA_SUBJECT).filter(running -> running.due().isAfter(clock.instant()))
        .orElseThrow(() -> Refusal.conflict("The first month of " + id + " is over, was extended already, or does not run (GDPR Art. 12(3))"));
    deadlines.close(id, month.name());
    clocks.running(id, RequestClocks.DATA_SUBJECT_EXTENDED);
    log.add(id, Step.CUSTOMER, "EXTENDED", reason, caller.id());
    book.append(id, "ANSWER_EXTENDED", Rule.D9, reason);
    process.extended(id);
  }
}
