package eu.datatrustee.identity;

import java.util.HashMap;
import java.util.Map;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Signs a person in by the OpenID Connect issuer, under the id they have here. */
class IssuerSignIn extends OidcUserService {

  private static final String OWN_ID = "data_trustee_user";

  private final IssuerUsers users;

  IssuerSignIn(IssuerUsers users) {
    this.users = users;
  }

  @Override
  public OidcUser loadUser(OidcUserRequest request) {
    OidcUser person = super.loadUser(request);
    Map<String, Object> claims = new HashMap<>(person.getClaims());
    claims.put(OWN_ID, users.mirror(person));
    return new DefaultOidcUser(person.getAuthorities(), person.getIdToken(), new OidcUserInfo(claims), OWN_ID);
  }
}
