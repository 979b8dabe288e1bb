package eu.datatrustee.engine;

import java.util.Set;

/**
 * A task that somebody is about to claim or complete.
 *
 * @param caseId the business key of its process instance
 * @param assignee who has claimed it, or null
 */
public record TaskInHand(String taskId, String processKey, String taskKey, String caseId, Set<String> candidateGroups,
    Set<String> candidateUsers, String assignee) {}
