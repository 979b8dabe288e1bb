package eu.datatrustee.access.gateway;

import java.net.URI;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The remote gateways: {@code datatrustee.gateways[n].name}, {@code url}, {@code username}, {@code password}, {@code resource-types}.
 * A gateway is not taken out while a grant that it serves is open: what it still has could be closed by nobody.
 */
@ConfigurationProperties("datatrustee")
record GatewaySettings(@DefaultValue List<Remote> gateways) {

  /**
   * One remote gateway.
   *
   * @param name lower-case letters, digits and hyphens; never changes
   * @param url where its contract's paths begin, without a slash at the end
   * @param username whom the service signs in as (HTTP Basic), or null for none
   * @param resourceTypes the types of resource it guards ({@code mailbox}), or empty for all
   */
  record Remote(String name, URI url, String username, String password, @DefaultValue List<String> resourceTypes) {

    Remote {
      if (name == null || !name.matches("[a-z][a-z0-9-]{0,99}")) {
        throw new IllegalArgumentException("datatrustee.gateways[].name is to be lower-case letters, digits and hyphens");
      }
      if (url == null || !List.of("http", "https").contains(url.getScheme())) {
        throw new IllegalArgumentException("datatrustee.gateways[].url of " + name + " is no http address");
      }
    }
  }
}
