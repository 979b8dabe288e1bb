package eu.datatrustee.demand.disclosure;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** An authority that may object until a test says, beside those of the service. */
@Component
class ObjectionForTests implements ReleaseBlock {

  private final Map<String, Instant> ends = new ConcurrentHashMap<>();

  void until(String caseId, Instant end) {
    ends.put(caseId, end);
  }

  @Override
  public Optional<Instant> until(String caseId) {
    return Optional.ofNullable(ends.get(caseId));
  }
}
