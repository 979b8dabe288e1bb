package eu.datatrustee.engine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;

/**
 * Whoever the engine takes this thread to work for.
 *
 * @param groups the groups they signed in with, read at the beginning of the request
 */
record SignedIn(String userId, Set<String> groups) {

  /** Null where the service acts by itself: in a job, at start. */
  static SignedIn in(ProcessEngineConfigurationImpl engine) {
    Authentication authentication = engine.getIdentityService().getCurrentAuthentication();
    if (authentication == null || authentication.getUserId() == null) {
      return null;
    }
    List<String> groups = authentication.getGroupIds();
    return new SignedIn(authentication.getUserId(),
        groups == null ? groupsOf(authentication.getUserId(), engine) : Set.copyOf(groups));
  }

  private static Set<String> groupsOf(String userId, ProcessEngineConfigurationImpl engine) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() ->
        engine.getIdentityService().createGroupQuery().groupMember(userId).unlimitedList().stream().map(Group::getId)
            .collect(Collectors.toSet())));
  }
}
