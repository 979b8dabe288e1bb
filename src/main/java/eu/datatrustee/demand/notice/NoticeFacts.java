package eu.datatrustee.demand.notice;

import eu.datatrustee.demand.file.CaseFiles;
import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the model {@code customer-notification} asks the record for. */
@Component("noticeFacts")
public class NoticeFacts {

  private final CaseFiles files;
  private final NoticeRecords notices;
  private final BanRecords bans;
  private final NoticeClocks clocks;
  private final Clock clock;

  NoticeFacts(CaseFiles files, NoticeRecords notices, BanRecords bans, NoticeClocks clocks, Clock clock) {
    this.files = files;
    this.notices = notices;
    this.bans = bans;
    this.clocks = clocks;
    this.clock = clock;
  }

  public boolean customerKnown(DelegateExecution execution) {
    return files.require(execution.getProcessBusinessKey()).customerKnown();
  }

  public boolean mustWait(DelegateExecution execution) {
    return clocks.mustWait(execution.getProcessBusinessKey());
  }

  public boolean sent(DelegateExecution execution) {
    return notices.sent(execution.getProcessBusinessKey());
  }

  /** Whether its letters were written, and none has left. */
  public boolean onItsWay(DelegateExecution execution) {
    return notices.onItsWay(execution.getProcessBusinessKey());
  }

  public boolean banProposed(DelegateExecution execution) {
    return ban(execution).proposed();
  }

  public boolean banStands(DelegateExecution execution) {
    return ban(execution).stands(clock.instant());
  }

  /** Whether the ban ends by itself; otherwise it is looked at again. */
  public boolean banHasEnd(DelegateExecution execution) {
    return ban(execution).silencesUntil() != null;
  }

  /** The number of the ban that this part of the process has in hand. */
  static int banOf(DelegateExecution execution) {
    return (Integer) execution.getVariable(CustomerNotification.Variable.BAN);
  }

  private Ban ban(DelegateExecution execution) {
    return bans.require(execution.getProcessBusinessKey(), banOf(execution));
  }
}
