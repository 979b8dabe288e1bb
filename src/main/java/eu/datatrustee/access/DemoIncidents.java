package eu.datatrustee.access;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One open incident for each of the demonstration's customers. */
@Component
@Profile("demo")
class DemoIncidents {

  private final Incidents incidents;
  private final Clock clock;

  DemoIncidents(Incidents incidents, Clock clock) {
    this.incidents = incidents;
    this.clock = clock;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Transactional
  public void report() {
    report("INC-1001", "contoso", "Mails vanish from the finance mailbox", "B", "clara.conrad@contoso.example");
    report("INC-2001", "fabrikam", "The project site answers slowly", "C", "femke.fabri@fabrikam.example");
  }

  private void report(String id, String customerId, String title, String severity, String submittedBy) {
    if (incidents.find(id).isEmpty()) {
      incidents.add(new Incident(id, customerId, title, severity, submittedBy, clock.instant().minus(Duration.ofHours(1)), "support1",
          null, null));
    }
  }
}
