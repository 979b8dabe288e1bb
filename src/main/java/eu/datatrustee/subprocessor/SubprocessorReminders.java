package eu.datatrustee.subprocessor;

import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.deadline.Deadlines.Reminder;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/** Reminds a customer's contacts of a consent at half and at three quarters of its time; each once. */
@Component
class SubprocessorReminders {

  private final Consents consents;
  private final Deadlines deadlines;
  private final SubprocessorNotices notices;

  SubprocessorReminders(Consents consents, Deadlines deadlines, SubprocessorNotices notices) {
    this.consents = consents;
    this.deadlines = deadlines;
    this.notices = notices;
  }

  void half(DelegateTask task) {
    remind(task, Reminder.HALF);
  }

  void late(DelegateTask task) {
    remind(task, Reminder.LATE);
  }

  private void remind(DelegateTask task, Reminder share) {
    String consentId = (String) task.getVariable(SubprocessorApproval.Variable.CONSENT);
    deadlines.running(consentId, SubprocessorClocks.CONSENT)
        .filter(deadline -> deadlines.firstReminder(consentId, SubprocessorClocks.CONSENT, share))
        .ifPresent(deadline -> notices.consentReminder(consents.require(consentId), deadline));
  }
}
