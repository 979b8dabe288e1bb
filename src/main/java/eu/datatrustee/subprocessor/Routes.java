package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.engine.Decisions;
import java.time.Instant;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Asks the table {@code subprocessor-route} on what the work for one customer can rest (S1, S3, S4). */
@Component
class Routes {

  static final String TABLE = "subprocessor-route";

  private final Decisions decisions;

  Routes(Decisions decisions) {
    this.decisions = decisions;
  }

  Route of(Proposed proposed, Customer customer, Instant at) {
    boolean named = customer.agreement().affiliate(proposed.registerNumber())
        .filter(affiliate -> customer.agreement().lackOf(affiliate, at).isEmpty()).isPresent();
    Map<String, Object> row = decisions.decide(TABLE, Map.of("engagedBy", proposed.engagedBy().name(), "country", proposed.country(),
        "named", named ? "YES" : "NO")).orElseThrow(() -> new IllegalStateException("The table " + TABLE + " has no row for " + proposed));
    return Route.valueOf(row.get("route").toString());
  }
}
