package eu.datatrustee.demand.file;

/** Whether the customer of a case has been told of it: from then on it may see the case, ban or no ban. */
public interface Told {

  boolean told(String caseId);
}
