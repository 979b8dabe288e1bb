package eu.datatrustee.access;

/** Why an access, or a request still pending, ended. */
public enum EndReason {
  /** The incident was resolved: the normal end (A4, A5). */
  RESOLVED,
  /** The granted time is over (A4). */
  EXPIRED,
  /** Supervisor, officer or customer put an end to it (A5). */
  TERMINATED,
  /** The requester no longer needs it. */
  WITHDRAWN,
  /** The consent or the affiliate's place in the agreement is gone (S3, S4). */
  CONSENT_LOST,
  /** The agreement is no longer in force, or no longer covers the country, or has come to want a decision that was not asked (A2, A7, O2). */
  AGREEMENT_ENDED,
  /** The data are known to serve another purpose (D12, A8). */
  PURPOSE_CHANGED,
  /** No supervisor claimed the access in time (A5). */
  UNSUPERVISED
}
