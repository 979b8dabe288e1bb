package eu.datatrustee.notification;

import java.util.Set;

/** Calls mails back that were written and have not left: under the lock by which they are taken to be handed over. */
public interface Recalls {

  /**
   * Has the mails of a case not go out any more, in the caller's transaction. Those called back before, and still not out, are not
   * counted again.
   *
   * @param templates the kinds of mail, as {@link Notice#template()}
   * @param reason in English words, for the record
   */
  Recall callBack(String caseId, Set<String> templates, String reason);
}
