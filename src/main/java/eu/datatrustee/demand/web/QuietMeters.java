package eu.datatrustee.demand.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Counts no call that could tell of a demand: neither those of its own paths nor those that Spring counts under one name for all of the
 * engine's doors, through which the desk works on its tasks. A number that moves tells of what moves it.
 */
@Configuration(proxyBeanMethods = false)
class QuietMeters {

  private static final List<String> OWN = List.of("/api/demands", "/api/third-party-requests", "/api/transparency-report", "/api/evidence",
      "/demands");
  private static final List<String> UNNAMED = List.of("UNKNOWN", "REDIRECTION", "NOT_FOUND", "root", "/**");

  @Bean
  MeterFilter callsThatTellOfDemands() {
    return new MeterFilter() {
      @Override
      public MeterFilterReply accept(Meter.Id id) {
        return tells(id) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
      }
    };
  }

  static boolean tells(Meter.Id id) {
    if (id.getName().startsWith("spring.data.repository")) {
      return true;
    }
    if (!id.getName().startsWith("http.server.requests")) {
      return false;
    }
    String uri = id.getTag("uri");
    return uri == null || UNNAMED.contains(uri) || OWN.stream().anyMatch(uri::startsWith);
  }
}
