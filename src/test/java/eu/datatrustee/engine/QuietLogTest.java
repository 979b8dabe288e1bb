package eu.datatrustee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import eu.datatrustee.ServiceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.annotation.Autowired;

/** What the log says while the engine works on what is confidential. */
class QuietLogTest extends ServiceTest {

  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();

  @Autowired
  private SampleModels.Samples samples;

  @BeforeEach
  void listen() {
    samples.deploy();
    said.start();
    root.addAppender(said);
  }

  @AfterEach
  void stop() {
    root.detachAppender(said);
  }

  @Test
  @DisplayName("D5: that a job of a confidential process fails, those who read the log do not learn")
  void failedJob() throws InterruptedException {
    samples.start("secret", Map.of());
    samples.failed("secret");
    // What is said of it is said after it is committed.
    Thread.sleep(1000);
    assertThat(List.copyOf(said.list)).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO)).extracting(QuietLogTest::all)
        .noneMatch(text -> text.contains("suspect") || text.contains("secret") || text.contains("ENGINE-14006"));
  }

  @Test
  @DisplayName("What is said while the engine works on anything else stays in the log")
  void others() {
    for (String definition : new String[] {"guarded:1:x", "secret:1:x"}) {
      try (MDC.MDCCloseable working = MDC.putCloseable("processDefinitionId", definition)) {
        LoggerFactory.getLogger("test").warn("At work on {}", definition);
      }
    }
    assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).contains("At work on guarded:1:x").doesNotContain("At work on secret:1:x");
  }

  @Test
  @DisplayName("D5: a job that fails before the engine says what it works on is kept out too, whosever it was; other faults of its threads are not")
  void failedBefore() {
    org.slf4j.Logger threads = LoggerFactory.getLogger("org.camunda.bpm.engine.jobexecutor");
    threads.warn("ENGINE-14006 Exception while executing job {}: ", "1c2c7aa8", new IllegalStateException());
    threads.error("ENGINE-14009 Exception during job acquisition", new IllegalStateException());
    assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).noneMatch(text -> text.contains("1c2c7aa8"))
        .contains("ENGINE-14009 Exception during job acquisition");
  }

  private static String all(ILoggingEvent event) {
    return event.getFormattedMessage() + (event.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(event.getThrowableProxy()));
  }
}
