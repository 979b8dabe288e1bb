package eu.datatrustee.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.access.AccessApplication.Accessor;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.identity.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Access that the customer gives itself, over HTTP. */
@RestController
@Tag(name = "Direct access", description = "Access that the customer gives itself; recorded, not decided (A6, A10)")
class DirectAccessController {

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(String id, DirectAccess.State state, String customerId, DirectAccess.Way way, String incidentId, Accessor accessor,
      Instant until, boolean consentedToRecording, String recordedBy, Instant recordedAt, Instant endedAt) {

    static View of(DirectAccess access) {
      DirectAccess.Given g = access.given();
      return new View(access.id(), access.state(), g.customerId(), g.way(), g.incidentId(),
          new Accessor(g.accessorName(), g.accessorEmail(), g.organisation()), access.until(), g.consentedToRecording(),
          g.recordedBy(), g.recordedAt(), access.endedAt());
    }
  }

  private final DirectAccesses accesses;
  private final CurrentCaller signIn;
  private final Idempotency idempotency;

  DirectAccessController(DirectAccesses accesses, CurrentCaller signIn, Idempotency idempotency) {
    this.accesses = accesses;
    this.signIn = signIn;
    this.idempotency = idempotency;
  }

  @PostMapping("/api/customers/{customerId}/direct-accesses")
  @Operation(summary = "Record an access that the customer gives itself")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"way": "SCREEN_SHARE", "incidentId": "INC-4711", "until": "2026-08-14T12:00:00Z", "consentedToRecording": true,
       "accessor": {"name": "Erin Engineer", "email": "erin@provider.example", "organisation": "PROVIDER"}}""")))
  ResponseEntity<?> record(@PathVariable String customerId, @RequestBody DirectAccesses.Recorded recorded, HttpServletRequest http) {
    requireCustomer();
    return idempotency.once(http, recorded, () -> {
      DirectAccess access = accesses.record(customerId, recorded, signIn.caller());
      return ResponseEntity.created(URI.create("/api/direct-accesses/" + access.id())).body(View.of(access));
    });
  }

  @GetMapping("/api/direct-accesses/{id}")
  View read(@PathVariable String id) {
    if (!signIn.caller().trustee()) {
      requireCustomer();
    }
    return View.of(accesses.visible(id, signIn.caller()));
  }

  @PostMapping("/api/direct-accesses/{id}/end")
  @Operation(summary = "Record that the customer has ended the access")
  View end(@PathVariable String id) {
    requireCustomer();
    return View.of(accesses.end(id, signIn.caller()));
  }

  private void requireCustomer() {
    if (signIn.caller().customers().isEmpty()) {
      throw Refusal.forbidden("Direct access is recorded by the customer that gives it");
    }
  }
}
