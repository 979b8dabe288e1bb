package eu.datatrustee.engine;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationProvider;
import org.camunda.bpm.engine.rest.security.auth.AuthenticationResult;
import org.camunda.bpm.webapp.impl.security.auth.Authentication;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.ContainerBasedAuthenticationFilter;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;

/**
 * Takes whoever has signed in to the service as signed in to Tasklist, Cockpit and Admin, with the groups of this moment: the web
 * applications themselves would go on with those of the first request. The service's sign-in stands before this filter and has told
 * the engine who it is.
 */
class WebappSignIn extends ContainerBasedAuthenticationFilter {

  private final ProcessEngineConfigurationImpl engine;

  WebappSignIn(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
    this.authenticationProvider = new ByService();
  }

  @Override
  public void init(FilterConfig config) {
    // The provider is given, not named.
  }

  @Override
  protected boolean existisAuthentication(Authentications known, String engineName, String userId) {
    Authentication there = known.getAuthenticationForProcessEngine(engineName);
    SignedIn now = SignedIn.in(engine);
    return now != null && super.existisAuthentication(known, engineName, userId) && there instanceof UserAuthentication user
        && user.getGroupIds() != null && new HashSet<>(user.getGroupIds()).equals(now.groups());
  }

  private final class ByService implements AuthenticationProvider {

    @Override
    public AuthenticationResult extractAuthenticatedUser(HttpServletRequest request, ProcessEngine named) {
      SignedIn user = SignedIn.in(engine);
      if (user == null) {
        return AuthenticationResult.unsuccessful();
      }
      AuthenticationResult signedIn = AuthenticationResult.successful(user.userId());
      signedIn.setGroups(new ArrayList<>(user.groups()));
      signedIn.setTenants(List.of());
      return signedIn;
    }

    @Override
    public void augmentResponseByAuthenticationChallenge(HttpServletResponse response, ProcessEngine named) {
      // People have been sent to the sign-in page before.
    }
  }
}
