package eu.datatrustee.demand.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Shows whoever keeps the service running what they need for it, and nothing that counts what a demand causes: a number that moves tells
 * of what moves it. So only what is listed is measured. The engine's own threads run jobs and nothing else, log lines tell of mails that
 * do not leave, threads and classes come with the first work of a kind, and a connection is taken for each: they are not listed.
 */
@Configuration(proxyBeanMethods = false)
class QuietMeters {

  private static final List<String> SHOWN = List.of("datatrustee.", "jvm.memory.", "jvm.gc.", "process.", "system.", "disk.", "application.",
      "http.server.requests");

  /** What the pool of connections holds at the moment; that one had to wait in vain. */
  private static final Set<String> SHOWN_OF_POOL = Set.of("hikaricp.connections", "hikaricp.connections.active", "hikaricp.connections.idle",
      "hikaricp.connections.pending", "hikaricp.connections.max", "hikaricp.connections.min", "hikaricp.connections.timeout");

  /** Calls of the desk; by others of these names Spring counts all of the engine's doors, through which it works on its tasks. */
  private static final List<String> OWN = List.of("/api/demands", "/api/third-party-requests", "/api/transparency-report", "/api/evidence",
      "/demands");
  private static final List<String> UNNAMED = List.of("UNKNOWN", "REDIRECTION", "NOT_FOUND", "root", "/**");

  @Bean
  MeterFilter nothingThatTellsOfDemands() {
    return new MeterFilter() {
      @Override
      public MeterFilterReply accept(Meter.Id id) {
        return tells(id) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
      }
    };
  }

  static boolean tells(Meter.Id id) {
    if (SHOWN.stream().noneMatch(id.getName()::startsWith) && !SHOWN_OF_POOL.contains(id.getName())) {
      return true;
    }
    if (!id.getName().startsWith("http.server.requests")) {
      return false;
    }
    String uri = id.getTag("uri");
    return uri == null || UNNAMED.contains(uri) || OWN.stream().anyMatch(uri::startsWith);
  }
}
