package eu.datatrustee.demand.file;

import eu.datatrustee.casework.CaseKind;

/** The process that a newly registered case of a kind runs through. */
public interface CaseProcess {

  CaseKind kind();

  /** Starts it in the registration's transaction. */
  void start(CaseFile file);
}
