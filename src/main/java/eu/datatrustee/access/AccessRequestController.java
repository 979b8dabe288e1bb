package eu.datatrustee.access;

import eu.datatrustee.access.AccessActions.Ground;
import eu.datatrustee.access.AccessQueries.Filter;
import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.casework.Insistence;
import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.identity.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Requests for access over HTTP. */
@RestController
@RequestMapping("/api/access-requests")
@Tag(name = "Access", description = "Requests for access to customer data, from the request to the closing statement (A1–A10)")
class AccessRequestController {

  /** The answer to the officer's question. */
  record Answer(String answer) {}

  /** More time for a running access. @param durationMinutes beside the minutes granted */
  record ExtensionAsked(Integer durationMinutes, String reason) {}

  /** The end of a running access. @param ground {@code TERMINATED} where none is given */
  record Termination(String reason, Ground ground) {}

  /** The customer's dispute of the closing statement. */
  record DisputeOf(String reason) {}

  private final Registration registration;
  private final AccessActions actions;
  private final AccessQueries queries;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Grants grants;
  private final CurrentCaller signIn;
  private final Idempotency idempotency;

  AccessRequestController(Registration registration, AccessActions actions, AccessQueries queries, DecisionLog log,
      Deadlines deadlines, Grants grants, CurrentCaller signIn, Idempotency idempotency) {
    this.registration = registration;
    this.actions = actions;
    this.queries = queries;
    this.log = log;
    this.deadlines = deadlines;
    this.grants = grants;
    this.signIn = signIn;
    this.idempotency = idempotency;
  }

  @PostMapping
  @Operation(summary = "Ask for access", description = "A request that a rule refuses is still a case: 201 with state REFUSED.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"customerId": "contoso", "purpose": "SUPPORT_INCIDENT", "incidentId": "INC-4711",
       "accessor": {"name": "Erin Engineer", "email": "erin@provider.example", "organisation": "PROVIDER"},
       "accessFromCountry": "DE", "resources": ["mailbox:finance"], "mode": "READ_ONLY", "actions": ["VIEW"],
       "justification": "Mails vanish from the finance mailbox after a migration.",
       "alternativesConsidered": "Logs without content did not show the cause.", "durationMinutes": 120}""")))
  ResponseEntity<?> ask(@RequestBody AccessApplication application, HttpServletRequest http) {
    return idempotency.once(http, application, () -> {
      AccessRequest request = registration.register(application, signIn.caller());
      return ResponseEntity.created(URI.create("/api/access-requests/" + request.id())).body(fresh(request));
    });
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  AccessView read(@PathVariable String id) {
    return view(queries.visible(id, signIn.caller()));
  }

  @GetMapping
  @Transactional(readOnly = true)
  Paged<AccessView> list(@RequestParam(required = false) String customerId, @RequestParam(required = false) AccessState state,
      @RequestParam(required = false) String incidentId, PageOf page) {
    Filter filter = new Filter(customerId, state, incidentId);
    List<AccessView> items = queries.page(filter, signIn.caller(), page.offset(), page.size()).stream()
        .map(id -> view(queries.visible(id, signIn.caller()))).toList();
    return new Paged<>(items, page.page(), page.size(), queries.count(filter, signIn.caller()));
  }

  @PostMapping("/{id}/withdrawal")
  @Operation(summary = "Withdraw a request, or give an access back")
  AccessView withdraw(@PathVariable String id) {
    Insistence.on(() -> actions.withdraw(id, signIn.caller()));
    return read(id);
  }

  @PostMapping("/{id}/information")
  @Operation(summary = "Answer the officer's question")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"answer": "The mailbox only; the archive is not needed."}""")))
  AccessView inform(@PathVariable String id, @RequestBody Answer answer) {
    actions.answer(id, answer.answer(), signIn.caller());
    return read(id);
  }

  @PostMapping("/{id}/extension")
  @Operation(summary = "Ask for more time; until an officer has decided, the old end stands")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"durationMinutes": 60, "reason": "The repair runs longer than planned."}""")))
  AccessView extend(@PathVariable String id, @RequestBody ExtensionAsked asked) {
    actions.askExtension(id, asked.durationMinutes(), asked.reason(), signIn.caller());
    return read(id);
  }

  @PostMapping("/{id}/termination")
  @Operation(summary = "End a running access at once")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reason": "The engineer opened mailboxes outside the ticket.", "ground": "PURPOSE_CHANGED"}""")))
  AccessView terminate(@PathVariable String id, @RequestBody Termination termination) {
    Insistence.on(() -> actions.terminate(id, termination.reason(), termination.ground(), signIn.caller()));
    return read(id);
  }

  @PostMapping("/{id}/dispute")
  @Operation(summary = "Dispute the closing statement")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reason": "The statement names one mailbox; our log shows two."}""")))
  AccessView dispute(@PathVariable String id, @RequestBody DisputeOf dispute) {
    actions.dispute(id, dispute.reason(), signIn.caller());
    return read(id);
  }

  /** Nobody has decided on a case of this moment, and nothing is granted: neither needs to be read. */
  private AccessView fresh(AccessRequest request) {
    return AccessView.of(request, List.of(), deadlines.of(request.id()), null);
  }

  private AccessView view(AccessRequest request) {
    return AccessView.of(request, log.of(request.id()), deadlines.of(request.id()), grants.state(request.id()).orElse(null));
  }
}
