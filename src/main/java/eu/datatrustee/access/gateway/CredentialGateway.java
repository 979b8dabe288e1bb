package eu.datatrustee.access.gateway;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The service's own: whoever has a live grant fetches short-lived credentials, and what guards the data asks back whether one still
 * holds. The grant is the access here, so that it opens and closes with the commit that grants and ends it.
 */
@Component
class CredentialGateway implements AccessGateway {

  static final String NAME = "credentials";

  private final GrantBooks books;
  private final Clock clock;

  CredentialGateway(GrantBooks books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void open(NeededAccess access) {}

  @Override
  public void close(String accessor, String resource) {}

  @Override
  public Collection<OpenAccess> openAccesses() {
    record Key(String accessor, String resource) {}
    Map<Key, Map<String, Instant>> open = new LinkedHashMap<>();
    List<Serving> servings = books.openBooks(NAME, clock.instant());
    for (Serving serving : servings) {
      Grant grant = serving.grant();
      if (grant.live()) {
        grant.resources().forEach(resource -> open.computeIfAbsent(new Key(grant.accessor(), resource),
            key -> new LinkedHashMap<>()).put(grant.caseId(), grant.endsAt()));
      }
    }
    return open.entrySet().stream().map(e -> new OpenAccess(e.getKey().accessor(), e.getKey().resource(), null, e.getValue())).toList();
  }
}
