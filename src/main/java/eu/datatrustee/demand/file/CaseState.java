package eu.datatrustee.demand.file;

/** Where a demand or request stands; once {@code CLOSED}, its {@link Outcome} says how it ended. */
public enum CaseState {
  RECEIVED, IN_VERIFICATION, IN_FORM_CHECK, IN_ASSESSMENT, QUESTION_ASKED, REDIRECTED, CONTESTED, PRESERVING, IN_DISCLOSURE,
  /** Named several customers: each has a case of its own, and this one is only their parent. */
  SPLIT,
  CLOSED
}
