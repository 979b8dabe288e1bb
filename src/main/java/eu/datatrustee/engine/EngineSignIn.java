package eu.datatrustee.engine;

import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Tells the engine on whose behalf this thread works. */
@Component
public class EngineSignIn {

  private final IdentityService identities;

  EngineSignIn(IdentityService identities) {
    this.identities = identities;
  }

  public void signIn(String userId, Set<String> groups) {
    identities.setAuthentication(userId, new ArrayList<>(groups));
  }

  public void signOut() {
    identities.clearAuthentication();
  }

  /** The user the engine takes this thread to work for. */
  public Optional<String> signedIn() {
    return Optional.ofNullable(identities.getCurrentAuthentication()).map(Authentication::getUserId);
  }
}
