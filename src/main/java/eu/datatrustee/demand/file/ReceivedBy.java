package eu.datatrustee.demand.file;

/** Whom the demand reached. */
public enum ReceivedBy { PROVIDER, TRUSTEE }
