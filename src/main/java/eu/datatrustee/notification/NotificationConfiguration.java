package eu.datatrustee.notification;

import eu.datatrustee.document.Documents;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** How mails leave, and how it is seen that they do. */
@Configuration(proxyBeanMethods = false)
class NotificationConfiguration {

  /** There is a mail sender where {@code spring.mail.host} is set. */
  @Bean
  Carrier carrier(ObjectProvider<JavaMailSenderImpl> server, OutboxSettings settings, Documents documents) {
    JavaMailSenderImpl sender = server.getIfAvailable();
    return sender == null ? new MailDirectory(settings, documents) : new MailServer(sender, settings, documents);
  }

  @Bean
  MeterBinder outboxMeters(Outbox outbox, Clock clock) {
    return registry -> {
      Gauge.builder("datatrustee.mails.unsent", outbox, Outbox::unsent).description("Mails written and not yet sent").register(registry);
      Gauge.builder("datatrustee.mails.oldest.unsent", outbox, mails -> mails.oldestUnsentSeconds(clock.instant()))
          .baseUnit("seconds").description("Age of the oldest mail not yet sent").register(registry);
    };
  }
}
