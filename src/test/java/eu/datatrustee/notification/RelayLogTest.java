package eu.datatrustee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.mail.MailSendException;
import org.springframework.scheduling.TaskScheduler;

/** What the log says of mails that do not leave. */
class RelayLogTest {

  private final Logger log = (Logger) LoggerFactory.getLogger(Relay.class);
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final Outbox outbox = mock(Outbox.class);
  private final Carrier carrier = mock(Carrier.class);
  private final ApplicationEventPublisher events = mock(ApplicationEventPublisher.class);
  private final Relay relay = new Relay(outbox, carrier, PostOffice.settings(Path.of("unused")), mock(TaskScheduler.class), events);

  @BeforeEach
  void listen() throws Exception {
    said.start();
    log.addAppender(said);
    doThrow(new MailSendException("refused")).when(carrier).carry(any());
    when(outbox.failed(any(), any(), any(), any())).thenReturn(true);
    doThrow(new IllegalStateException("deaf")).when(events).publishEvent(any(Object.class));
  }

  @AfterEach
  void stop() {
    log.detachAppender(said);
  }

  @Test
  @DisplayName("D5, D6: of a demand's or a third party's mail that does not leave, those who read the log learn nothing")
  void confidential() {
    carry("LE-2026-482913");
    carry("TP-2026-739204");
    assertThat(said.list).filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.INFO)).isEmpty();
  }

  @Test
  @DisplayName("Of any other mail that does not leave, the log tells the case")
  void others() {
    carry("AR-2026-000007");
    assertThat(said.list).filteredOn(event -> event.getLevel() == Level.WARN).hasSize(2)
        .first().satisfies(event -> assertThat(event.getFormattedMessage()).contains("AR-2026-000007"));
  }

  private void carry(String caseId) {
    Mail mail = new Mail(UUID.randomUUID(), caseId, "question-asked", "de", "joerg@contoso.example", "Jörg", new Letter("s", "b"), List.of(), false,
        Instant.now(), 1);
    when(outbox.claim(any())).thenReturn(Optional.of(mail)).thenReturn(Optional.empty());
    relay.work();
  }
}
