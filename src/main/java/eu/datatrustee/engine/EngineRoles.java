package eu.datatrustee.engine;

import java.util.Set;

/**
 * Which groups stand in which relation to the engine itself; what they may do in a flow says its model.
 *
 * @param workers work in Tasklist
 * @param watchers see the engine in Cockpit and retry its jobs, but nothing of confidential processes
 * @param readers read all instances, confidential ones included, and change nothing
 * @param administrators keep users and groups; watch like the watchers
 * @param customerPrefix what the ids of customers' groups begin with: customers must not see one another's tasks
 * @param starters what a model calls all customers' groups together in its {@code candidateStarterGroups}
 */
public record EngineRoles(Set<String> workers, Set<String> watchers, Set<String> readers, Set<String> administrators,
    String customerPrefix, String starters) {

  boolean customer(String group) {
    return group.startsWith(customerPrefix) && !group.equals(starters);
  }
}
