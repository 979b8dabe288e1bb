package eu.datatrustee.engine;

/**
 * A step of a case has used up its tries and waits for a person.
 *
 * @param stepId the BPMN id of the step
 */
public record StepFailed(String processKey, String caseId, String stepId, String message) {}
