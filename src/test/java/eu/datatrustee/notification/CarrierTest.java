package eu.datatrustee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import eu.datatrustee.document.Documents;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** What is chosen from the configuration as it ships. */
class CarrierTest {

  @Configuration(proxyBeanMethods = false)
  @EnableConfigurationProperties(OutboxSettings.class)
  static class Settings {}

  private final Outbox outbox = mock(Outbox.class);
  private final ApplicationContextRunner context = new ApplicationContextRunner()
      .withInitializer(new ConfigDataApplicationContextInitializer())
      .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
      .withBean(Outbox.class, () -> outbox)
      .withBean(Documents.class, () -> mock(Documents.class))
      .withBean(Clock.class, Clock::systemUTC)
      .withUserConfiguration(Settings.class, NotificationConfiguration.class);

  @Test
  void writesFilesWhereNoMailServerIsSet() {
    context.run(house -> {
      assertThat(house.getBean(Carrier.class)).isInstanceOf(MailDirectory.class);
      assertThat(house.getBean(OutboxSettings.class).directory().normalize()).isEqualTo(Path.of("var/outbox"));
    });
  }

  @Test
  @DisplayName("Mails go to the server that is set, which gets less time than a node keeps a mail to itself")
  void sendsWhereAMailServerIsSet() {
    context.withPropertyValues("spring.mail.host=mail.example.org").run(house -> {
      assertThat(house.getBean(Carrier.class)).isInstanceOf(MailServer.class);
      assertThat(house.getBean(JavaMailSenderImpl.class).getJavaMailProperties()).containsEntry("mail.smtp.connectiontimeout", "3000")
          .containsEntry("mail.smtp.timeout", "3000").containsEntry("mail.smtp.writetimeout", "3000").containsEntry("mail.smtps.timeout", "3000");
      // Connecting, the greeting, EHLO twice and STARTTLS, AUTH in up to three, MAIL, RCPT, DATA, its end.
      assertThat(house.getBean(OutboxSettings.class).claim()).isGreaterThan(Duration.ofMillis(12 * 3000 + 10_000));
    });
  }

  @Test
  void pausesLongerAfterEachFailureButNeverForGood() {
    context.run(house -> {
      OutboxSettings settings = house.getBean(OutboxSettings.class);
      assertThat(settings.pauseAfter(1)).isEqualTo(Duration.ofSeconds(5));
      assertThat(settings.pauseAfter(2)).isEqualTo(Duration.ofSeconds(10));
      assertThat(settings.pauseAfter(7)).isEqualTo(Duration.ofSeconds(320));
      assertThat(settings.pauseAfter(8)).isEqualTo(Duration.ofMinutes(10));
      assertThat(settings.pauseAfter(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(10));
    });
  }

  @Test
  void countsWhatIsNotSentYet() {
    Mockito.when(outbox.unsent()).thenReturn(3L);
    Mockito.when(outbox.oldestUnsentSeconds(Mockito.any(Instant.class))).thenReturn(42.0);
    context.run(house -> {
      SimpleMeterRegistry registry = new SimpleMeterRegistry();
      house.getBean(MeterBinder.class).bindTo(registry);
      assertThat(registry.get("datatrustee.mails.unsent").gauge().value()).isEqualTo(3);
      assertThat(registry.get("datatrustee.mails.oldest.unsent").gauge().value()).isEqualTo(42);
    });
  }
}
