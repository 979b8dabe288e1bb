package eu.datatrustee.demand.notice;

/** A ban of the case was proposed, recorded, confirmed, extended or lifted, in this transaction. */
public record SilenceChanged(String caseId) {}
