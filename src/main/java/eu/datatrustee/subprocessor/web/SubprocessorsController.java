package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Insistence;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.Csv;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentDesk;
import eu.datatrustee.subprocessor.RegisterQueries;
import eu.datatrustee.subprocessor.RegisterQueries.Standing;
import eu.datatrustee.subprocessor.Subprocessor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register over HTTP: by subprocessor and by customer, with history; and the withdrawal of a consent. */
@RestController
@Tag(name = "Subprocessors", description = "Who may work for whom: proposals, the customers' written consents, the register (S1–S5)")
class SubprocessorsController {

  /** Why a consent is taken back. */
  record Withdrawal(String reason) {}

  private static final PageOf ALL = new PageOf(0, Integer.MAX_VALUE);

  private final RegisterQueries queries;
  private final ConsentDesk desk;
  private final Views views;
  private final CurrentCaller callers;

  SubprocessorsController(RegisterQueries queries, ConsentDesk desk, Views views, CurrentCaller callers) {
    this.queries = queries;
    this.desk = desk;
    this.views = views;
    this.callers = callers;
  }

  @GetMapping(path = "/api/subprocessors", produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
  @Transactional(readOnly = true)
  @Operation(summary = "The register: every subprocessor and how each customer stands to it; for a customer what concerns it",
      description = "As text/csv one line for each subprocessor and customer.")
  ResponseEntity<?> list(PageOf page,
      @Parameter(description = "json or csv, where the Accept header cannot be set") @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    Caller reader = reader();
    if (Format.of(format, accept) == Format.CSV) {
      return csv(queries.subprocessors(reader, 0, Integer.MAX_VALUE), reader);
    }
    List<SubprocessorView> items = queries.subprocessors(reader, page.offset(), page.size()).stream()
        .map(entry -> SubprocessorView.of(entry, standings(entry, reader, ALL), null, reader)).toList();
    return ResponseEntity.ok(new Paged<>(items, page.page(), page.size(), queries.countSubprocessors(reader)));
  }

  @GetMapping(path = "/api/subprocessors/{id}", produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
  @Transactional(readOnly = true)
  @Operation(summary = "One subprocessor with its customers and its history, by its id or its register number")
  ResponseEntity<?> read(@PathVariable String id, @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    Caller reader = reader();
    Subprocessor entry = queries.subprocessor(id, reader);
    if (Format.of(format, accept) == Format.CSV) {
      return csv(List.of(entry), reader);
    }
    return ResponseEntity.ok(SubprocessorView.of(entry, standings(entry, reader, ALL),
        queries.history(entry, reader).stream().map(event -> SubprocessorView.Event.of(event, reader)).toList(), reader));
  }

  @GetMapping("/api/subprocessors/{id}/customers")
  @Transactional(readOnly = true)
  @Operation(summary = "How the customers stand to one subprocessor, page by page")
  Paged<ConsentView> customers(@PathVariable String id, PageOf page) {
    Caller reader = reader();
    Subprocessor entry = queries.subprocessor(id, reader);
    return new Paged<>(standings(entry, reader, page), page.page(), page.size(), queries.countStandings(entry, reader));
  }

  @GetMapping(path = "/api/customers/{id}/consents", produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
  @Transactional(readOnly = true)
  @Operation(summary = "How one customer stands to every subprocessor that concerns it, for that customer and the trustee")
  ResponseEntity<?> ofCustomer(@PathVariable String id, PageOf page, @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    Caller reader = reader();
    if (!reader.trustee() && !reader.customers().contains(id)) {
      throw Refusal.unknown("customer", id);
    }
    List<ConsentView> all = queries.ofCustomer(id, reader).stream().map(standing -> views.of(standing, reader)).toList();
    if (Format.of(format, accept) == Format.CSV) {
      StringBuilder out = new StringBuilder();
      Csv csv = new Csv(out).line(ConsentView.HEAD);
      all.forEach(view -> view.write(csv));
      return text(out);
    }
    List<ConsentView> items = all.stream().skip(page.offset()).limit(page.size()).toList();
    return ResponseEntity.ok(new Paged<>(items, page.page(), page.size(), all.size()));
  }

  @PostMapping("/api/customers/{id}/consents/{subprocessorId}/withdrawal")
  @Operation(summary = "The customer takes its consent back", description = "Every running access that rests on it ends at once (S3).")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reason": "The subcontractor has moved its support desk."}""")))
  ConsentView withdraw(@PathVariable String id, @PathVariable String subprocessorId, @RequestBody Withdrawal withdrawal) {
    Caller caller = views.requireCustomer();
    String entry = queries.subprocessor(subprocessorId, caller).id();
    Consent withdrawn = Insistence.on(() -> desk.withdraw(id, entry, withdrawal.reason(), caller));
    return views.of(withdrawn, queries.proposal(withdrawn.about().proposalId(), caller), caller);
  }

  private List<ConsentView> standings(Subprocessor entry, Caller reader, PageOf page) {
    List<Standing> standings = queries.standings(entry, reader, page.offset(), page.size());
    return standings.stream().map(standing -> views.of(standing, reader)).toList();
  }

  private ResponseEntity<String> csv(List<Subprocessor> entries, Caller reader) {
    StringBuilder out = new StringBuilder();
    Object[] head = new Object[ConsentView.HEAD.length + 5];
    Object[] own = {"name", "registerNumber", "engagedBy", "entry", "checkedAt"};
    System.arraycopy(own, 0, head, 0, own.length);
    System.arraycopy(ConsentView.HEAD, 0, head, own.length, ConsentView.HEAD.length);
    Csv csv = new Csv(out).line(head);
    for (Subprocessor entry : entries) {
      for (ConsentView view : standings(entry, reader, ALL)) {
        view.write(csv.cells(entry.name(), entry.registerNumber(), entry.engagedBy(), entry.state(), entry.checkedAt()));
      }
    }
    return text(out);
  }

  private static ResponseEntity<String> text(StringBuilder out) {
    return ResponseEntity.ok().contentType(Format.CSV_UTF8).body(out.toString());
  }

  private Caller reader() {
    Caller caller = callers.caller();
    if (!caller.trustee() && caller.customers().isEmpty()) {
      throw Refusal.forbidden("The register of subprocessors is shown to the trustee and to customers");
    }
    return caller;
  }
}
