package eu.datatrustee.demand.notice;

import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.People;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells all of counsel, and nobody else, that a case needs them. */
@Component
public class CounselAlerts {

  /** What it is about. */
  public enum Matter {
    NOBODY_TO_TELL, COPY_MISSING, NOTICE_OVERDUE, NOTICE_REFUSED, NOTICE_MAYBE_OUT, CUSTOMER_NOT_TOLD, LETTER_REFUSED, BAN_UNDECIDED,
        BAN_NOT_REVIEWED,
    BAN_AFTER_NOTICE, DISCLOSURE_BLOCKED, DISCLOSURE_STOPPED, DISCLOSURE_UNDECIDED, OTHER_PURPOSE_AFTERWARDS, PACKAGE_MAYBE_OUT, PACKAGE_TOO_LARGE
  }

  private final People people;
  private final Notices notices;

  CounselAlerts(People people, Notices notices) {
    this.people = people;
    this.notices = notices;
  }

  /** @param detail in English words, or null */
  public void send(String caseId, Matter matter, String detail) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("matter", matter.name());
    if (detail != null) {
      facts.put("detail", detail);
    }
    people.membersOf(Group.LEGAL_COUNSEL)
        .forEach(counsel -> notices.send(new Notice(caseId, "counsel-alert", counsel.name(), counsel.email(), "en", facts)));
  }
}
