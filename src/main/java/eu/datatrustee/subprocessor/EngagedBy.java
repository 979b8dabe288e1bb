package eu.datatrustee.subprocessor;

/** Whose subcontractor it is: the provider's are bound to the provider's own limits (S1, S2), the trustee's need the customer (S3–S5). */
public enum EngagedBy { TRUSTEE, PROVIDER }
