package eu.datatrustee.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.casework.Insistence;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ticket system's events. */
@RestController
@RequestMapping("/api/incidents")
@Tag(name = "Incidents", description = "What the ticket system reports: access is asked for an open incident, and ends with it (A3–A5)")
class IncidentController {

  enum Severity { A, B, C }

  /** An incident as the ticket system reports it. @param submittedBy the customer's contact */
  record Reported(String id, String customerId, String title, Severity severity, String submittedBy, Instant submittedAt) {}

  /** @param resolvedAt now where none is given */
  record Resolution(Instant resolvedAt, String summary) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String id, String customerId, String title, Severity severity, String submittedBy, Instant submittedAt,
      Instant resolvedAt, String summary) {

    static View of(Incident i) {
      return new View(i.id(), i.customerId(), i.title(), Severity.valueOf(i.severity()), i.submittedBy(), i.submittedAt(),
          i.resolvedAt(), i.resolution());
    }
  }

  private final IncidentDesk desk;
  private final CurrentCaller signIn;
  private final Idempotency idempotency;

  IncidentController(IncidentDesk desk, CurrentCaller signIn, Idempotency idempotency) {
    this.desk = desk;
    this.signIn = signIn;
    this.idempotency = idempotency;
  }

  @PostMapping
  @Operation(summary = "Report an incident that a customer submitted",
      description = "Its id begins with a letter or a digit and holds only those and . _ : - so that a path can name it.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"id": "INC-4711", "customerId": "contoso", "title": "Mails vanish", "severity": "B",
       "submittedBy": "clara.conrad@contoso.example", "submittedAt": "2026-08-14T09:30:00Z"}""")))
  ResponseEntity<?> report(@RequestBody Reported r, HttpServletRequest http) {
    if (!signIn.caller().in(Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("Incidents are reported by the provider's support");
    }
    ApplicationForm.incidentId("id", r.id());
    ApplicationForm.present("customerId", r.customerId(), 64);
    ApplicationForm.present("title", r.title(), 400);
    ApplicationForm.present("submittedBy", r.submittedBy(), 320);
    if (r.severity() == null || r.submittedAt() == null) {
      throw Refusal.malformed(r.severity() == null ? "severity" : "submittedAt", "is missing");
    }
    try {
      return idempotency.once(http, r, () -> reported(r));
    } catch (DuplicateKeyException | ConcurrencyFailureException | QueryTimeoutException atOnce) {
      // Another call was reporting it: by now it is there, in the same words or in others.
      return idempotency.once(http, r, () -> reported(r));
    }
  }

  private ResponseEntity<View> reported(Reported r) {
    Incident incident = desk.report(new Incident(r.id(), r.customerId(), r.title(), r.severity().name(), r.submittedBy(),
        r.submittedAt(), signIn.caller().id(), null, null), signIn.caller());
    return ResponseEntity.created(URI.create("/api/incidents/" + incident.id())).body(View.of(incident));
  }

  @PostMapping("/{id}/resolution")
  @Operation(summary = "Report that an incident is resolved: every access bound to it ends, and every request still pending")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"resolvedAt": "2026-08-14T11:00:00Z", "summary": "A transport rule was wrong."}""")))
  View resolve(@PathVariable String id, @RequestBody Resolution resolution) {
    ApplicationForm.atMost("summary", resolution.summary(), 4000);
    if (!signIn.caller().in(Group.PROVIDER_SUPPORT) && signIn.caller().customers().isEmpty()) {
      throw Refusal.forbidden("An incident is resolved by the provider's support or its customer");
    }
    return View.of(Insistence.on(() -> desk.resolve(id, resolution.resolvedAt(), resolution.summary(), signIn.caller())));
  }
}
