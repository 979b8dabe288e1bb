package eu.datatrustee.engine;

import org.camunda.bpm.engine.runtime.ProcessInstance;

/** Stands for the instance of a case that has ended as it was started, a rule having refused it. */
record EndedInstance(String caseId, String processKey) implements ProcessInstance {

  @Override
  public String getId() {
    return caseId;
  }

  @Override
  public String getProcessInstanceId() {
    return caseId;
  }

  @Override
  public String getRootProcessInstanceId() {
    return caseId;
  }

  @Override
  public String getBusinessKey() {
    return caseId;
  }

  @Override
  public String getProcessDefinitionKey() {
    return processKey;
  }

  @Override
  public String getProcessDefinitionId() {
    return null;
  }

  @Override
  public String getCaseInstanceId() {
    return null;
  }

  @Override
  public String getTenantId() {
    return null;
  }

  @Override
  public boolean isSuspended() {
    return false;
  }

  @Override
  public boolean isEnded() {
    return true;
  }
}
