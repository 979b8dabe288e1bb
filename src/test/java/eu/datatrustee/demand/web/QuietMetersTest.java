package eu.datatrustee.demand.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured where nothing may tell of a demand. */
class QuietMetersTest {

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

  @BeforeEach
  void filtered() {
    registry.config().meterFilter(new QuietMeters().nothingThatTellsOfDemands());
  }

  @ParameterizedTest
  @ValueSource(strings = {"executor.completed", "executor.active", "executor.queued", "executor.pool.size", "logback.events",
      "tasks.scheduled.execution",
      "spring.data.repository.invocations", "hikaricp.connections.acquire", "hikaricp.connections.usage", "hikaricp.connections.creation",
      "jvm.threads.started", "jvm.threads.live", "jvm.classes.loaded", "tomcat.sessions.created", "some.meter.of.tomorrow"})
  @DisplayName("D5: what moves with each job, mail, log line or connection, a hidden one's too, is not measured")
  void countsNoHiddenWork(String name) {
    registry.counter(name, "name", "camundaTaskExecutor").increment();
    assertThat(registry.find(name).meter()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/demands", "/api/demands/{id}/bans", "/api/third-party-requests/{id}", "/demands/{id}", "/api/evidence/entries", "/**",
      "UNKNOWN", "root"})
  @DisplayName("D5: no call is counted by which the desk works")
  void countsNoCallOfTheDesk(String uri) {
    registry.timer("http.server.requests", "uri", uri);
    assertThat(registry.find("http.server.requests").meter()).isNull();
    assertThat(QuietMeters.tells(new Meter.Id("http.server.requests.active", Tags.empty(), null, null, Meter.Type.TIMER))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"datatrustee.mails.unsent", "jvm.memory.used", "jvm.gc.pause", "process.cpu.usage", "process.uptime",
      "system.load.average.1m",
      "disk.free", "hikaricp.connections.pending", "hikaricp.connections.timeout", "application.ready.time"})
  @DisplayName("Whoever keeps the service running sees what they need for it")
  void showsTheRest(String name) {
    registry.counter(name).increment();
    assertThat(registry.find(name).meter()).isNotNull();
    registry.timer("http.server.requests", "uri", "/api/access-requests/{id}");
    assertThat(registry.find("http.server.requests").meter()).isNotNull();
  }
}
