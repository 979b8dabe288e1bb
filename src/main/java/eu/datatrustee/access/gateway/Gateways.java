package eu.datatrustee.access.gateway;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Every gateway there is: the beans, and those of the settings. */
@Component
class Gateways {

  private final Map<String, AccessGateway> byName = new LinkedHashMap<>();

  Gateways(List<AccessGateway> beans, GatewaySettings settings, ObjectMapper mapper) {
    beans.forEach(this::add);
    ObjectMapper lenient = mapper.copy().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(Duration.ofSeconds(2)).build();
    settings.gateways().forEach(remote -> add(new RemoteGateway(remote, http, lenient)));
  }

  private void add(AccessGateway gateway) {
    if (byName.put(gateway.name(), gateway) != null) {
      throw new IllegalStateException("Two gateways are named " + gateway.name());
    }
  }

  Collection<AccessGateway> all() {
    return byName.values();
  }

  Optional<AccessGateway> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
