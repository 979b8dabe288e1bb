package eu.datatrustee.demand.file;

/** How a demand or a request ended. */
public enum Outcome {
  REDIRECTED_BY_PROVIDER, NOT_GENUINE, REJECTED, REDIRECTED_TO_CUSTOMER, ANSWERED_BY_CUSTOMER, DISCLOSED, DISCLOSED_IN_PART,
  LAPSED_ORDER, WITHDRAWN, NO_DATA, PRESERVED,
  /** GDPR Art. 48: the controller was told, and the processor waits. */
  NOTIFIED_AND_WAITING,
  /** D9: a data subject's request, handed on to the customer. */
  FORWARDED_TO_CUSTOMER,
  /** A binding order has come since: a demand of its own, verified and checked like any other. */
  FOLLOWED_UP,
  /** X1: emergency responders entered, supervised and without Customer Data. */
  RECORDED
}
