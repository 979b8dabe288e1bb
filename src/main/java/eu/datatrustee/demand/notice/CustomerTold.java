package eu.datatrustee.demand.notice;

/** The customer's notice went out, in this transaction. */
public record CustomerTold(String caseId) {}
