package eu.datatrustee.notification;

import java.util.List;

/** What was written to whom, for the record of a case. */
public interface SentNotices {

  /** The messages of a case, oldest first, those still to be sent included. */
  List<SentNotice> of(String caseId);
}
