package eu.datatrustee.access;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.CaseNumbers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.casework.WrittenTime;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.engine.TaskAnswer;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records the access that customers give themselves, reminds them when the time is up, and keeps how it ended (A6, A10). */
@Service
class DirectAccesses {

  enum EndDecision { ENDED, PROLONG }

  /** What a customer records, its fields read but not yet checked. */
  record Recorded(DirectAccess.Way way, String incidentId, AccessApplication.Accessor accessor, Instant until,
      Boolean consentedToRecording) {}

  private final JdbcAggregateTemplate template;
  private final JdbcClient jdbc;
  private final Customers customers;
  private final Incidents incidents;
  private final CaseNumbers numbers;
  private final CustomerDirectAccess process;
  private final Deadlines deadlines;
  private final AccessNotices notices;
  private final Ledger ledger;
  private final Clock clock;

  DirectAccesses(JdbcAggregateTemplate template, JdbcClient jdbc, Customers customers, Incidents incidents, CaseNumbers numbers,
      CustomerDirectAccess process, Deadlines deadlines, AccessNotices notices, Ledger ledger, Clock clock) {
    this.template = template;
    this.jdbc = jdbc;
    this.customers = customers;
    this.incidents = incidents;
    this.numbers = numbers;
    this.process = process;
    this.deadlines = deadlines;
    this.notices = notices;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** @throws Refusal where the caller is not that customer's contact, or what is recorded cannot be */
  @Transactional
  public DirectAccess record(String customerId, Recorded recorded, Caller caller) {
    Customer customer = customers.find(customerId).filter(known -> caller.contactOf(known.id()))
        .orElseThrow(() -> Refusal.unknown("customer", customerId));
    if (!caller.decidesFor(customerId)) {
      throw Refusal.forbidden("Nobody at trustee or provider gives access in a customer's place", Rule.A6);
    }
    check(recorded, customerId);
    DirectAccess access = template.insert(new DirectAccess(numbers.next(CaseKind.DIRECT_ACCESS),
        new DirectAccess.Given(customerId, recorded.way(), recorded.incidentId(), recorded.accessor().name(),
            recorded.accessor().email(), recorded.accessor().organisation(), Boolean.TRUE.equals(recorded.consentedToRecording()),
            caller.id(), clock.instant()), recorded.until()));
    ledger.append(new Act(access.id(), customerId, "DIRECT_ACCESS_GIVEN", Rule.A6,
        "%s to %s until %s".formatted(recorded.way(), recorded.accessor().organisation(), recorded.until()), true));
    process.start(access, customer.name(), Group.ofCustomer(customerId));
    notices.directAccessRecorded(access);
    return access;
  }

  private void check(Recorded recorded, String customerId) {
    if (recorded.way() == null) {
      throw Refusal.malformed("way", "is missing");
    }
    if (recorded.accessor() == null) {
      throw Refusal.malformed("accessor", "is missing");
    }
    ApplicationForm.present("accessor.name", recorded.accessor().name(), 200);
    ApplicationForm.email("accessor.email", recorded.accessor().email());
    ApplicationForm.present("accessor.organisation", recorded.accessor().organisation(), 100);
    if (recorded.until() == null) {
      throw Refusal.malformed("until", "is missing");
    }
    if (!recorded.until().isAfter(clock.instant())) {
      throw Refusal.impossible("until", "is in the past");
    }
    if (recorded.way() == DirectAccess.Way.SCREEN_SHARE && recorded.consentedToRecording() == null) {
      throw Refusal.impossible("consentedToRecording", "must be said where a screen is shared", Rule.A10);
    }
    if (recorded.incidentId() != null
        && incidents.find(recorded.incidentId()).filter(incident -> incident.customerId().equals(customerId)).isEmpty()) {
      throw Refusal.impossible("incidentId", "is no incident of this customer");
    }
  }

  Optional<DirectAccess> find(String id) {
    return Optional.ofNullable(template.findById(id, DirectAccess.class));
  }

  DirectAccess require(String id) {
    return find(id).orElseThrow(() -> Refusal.unknown("direct access", id));
  }

  /** Its customer, and the trustee's people, see it; for everybody else it is not there. */
  DirectAccess visible(String id, Caller caller) {
    return find(id).filter(access -> caller.trustee() || caller.contactOf(access.given().customerId()))
        .orElseThrow(() -> Refusal.unknown("direct access", id));
  }

  /** The customer ends the access before its time, or confirms its end. Said again, it changes nothing. */
  @Transactional
  public DirectAccess end(String id, Caller caller) {
    DirectAccess access = visible(id, caller);
    if (!caller.decidesFor(access.given().customerId())) {
      throw Refusal.forbidden("A direct access is ended by its customer", Rule.A6);
    }
    access = lock(id);
    if (access.state() != DirectAccess.State.ENDED) {
      ended(access);
      process.ended(id);
    }
    return access;
  }

  void timeUp(String id) {
    DirectAccess access = lock(id);
    access.timeUp();
    template.update(access);
    notices.directAccessTimeUp(access);
  }

  void confirmEnd(TaskAnswer answer) {
    EndDecision decision = answer.decision(EndDecision.class);
    DirectAccess access = lock(answer.caseId());
    deadlines.close(access.id(), "confirmEnd");
    if (decision == EndDecision.ENDED) {
      ended(access);
    } else {
      access.prolong(instant("until", answer.required("until")), clock.instant());
      template.update(access);
      ledger.append(new Act(access.id(), access.given().customerId(), "DIRECT_ACCESS_PROLONGED", Rule.A6,
          "Until " + access.until(), true));
    }
  }

  void unconfirmed(String id) {
    DirectAccess access = lock(id);
    access.unconfirmed();
    template.update(access);
    deadlines.closeAll(id);
    ledger.append(new Act(id, access.given().customerId(), "DIRECT_ACCESS_UNCONFIRMED", Rule.A6, null, true));
  }

  private void ended(DirectAccess access) {
    access.end(clock.instant());
    template.update(access);
    deadlines.closeAll(access.id());
    ledger.append(new Act(access.id(), access.given().customerId(), "DIRECT_ACCESS_ENDED", Rule.A6, null, true));
    notices.directAccessEnded(access);
  }

  private DirectAccess lock(String id) {
    jdbc.sql("select id from direct_access where id = ? for update").param(id).query(String.class).optional();
    return require(id);
  }

  /** Forms send {@code 2026-08-14T12:00Z}, with offset or none; none is UTC. */
  static Instant instant(String field, String text) {
    OffsetDateTime written = written(text);
    if (written == null || !WrittenTime.isKept(written.getYear())) {
      throw Refusal.impossible(field, "is no instant such as 2026-08-14T12:00:00Z");
    }
    return written.toInstant();
  }

  private static OffsetDateTime written(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeParseException withoutOffset) {
      try {
        return LocalDateTime.parse(text).atOffset(ZoneOffset.UTC);
      } catch (DateTimeParseException e) {
        return null;
      }
    }
  }
}
