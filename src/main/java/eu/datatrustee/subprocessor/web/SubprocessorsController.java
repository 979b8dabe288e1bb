package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Insistence;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentDesk;
import eu.datatrustee.subprocessor.ConsentHistory;
import eu.datatrustee.subprocessor.RegisterQueries;
import eu.datatrustee.subprocessor.StandingQueries;
import eu.datatrustee.subprocessor.StandingQueries.Standing;
import eu.datatrustee.subprocessor.Subprocessor;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

  /** How many customers each entry of a list shows. */
  private static final int SHOWN_IN_LISTS = 50;

  private final RegisterQueries queries;
  private final StandingQueries standings;
  private final ConsentDesk desk;
  private final RegisterCsv csv;
  private final Views views;
  private final CurrentCaller callers;

  SubprocessorsController(RegisterQueries queries, StandingQueries standings, ConsentDesk desk, RegisterCsv csv, Views views,
      CurrentCaller callers) {
    this.queries = queries;
    this.standings = standings;
    this.desk = desk;
    this.csv = csv;
    this.views = views;
    this.callers = callers;
  }

  @GetMapping(path = "/api/subprocessors", produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
  @Operation(summary = "The register: every subprocessor and how each customer stands to it; for a customer what concerns it",
      description = "Of each the first 50 customers, and how many there are; the others page by page. As text/csv one line for each "
          + "subprocessor and customer, all of them.")
  ResponseEntity<?> list(PageOf page,
      @Parameter(description = "json or csv, where the Accept header cannot be set") @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept, HttpServletResponse response)
      throws IOException {
    Caller reader = reader();
    if (Format.of(format, accept) == Format.CSV) {
      csv.register(reader, response);
      return null;
    }
    List<Subprocessor> entries = queries.subprocessors(reader, page.offset(), page.size());
    Map<String, List<Standing>> first = standings.first(entries, reader, SHOWN_IN_LISTS);
    Map<String, Long> counts = standings.counts(entries, reader);
    List<SubprocessorView> items = entries.stream().map(entry -> SubprocessorView.of(entry,
        views(first.getOrDefault(entry.id(), List.of()), reader), counts.getOrDefault(entry.id(), 0L), reader)).toList();
    return ResponseEntity.ok(new Paged<>(items, page.page(), page.size(), queries.countSubprocessors(reader)));
  }

  @GetMapping(path = "/api/subprocessors/{id}", produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
  @Operation(summary = "One subprocessor with its customers and its history, by its id or its register number",
      description = "The first 200 customers and the latest 200 of its history, and how many there are of both; the others page by page. "
          + "A number that trustee and provider both engage is 409, with the ids. As text/csv all customers.")
  ResponseEntity<?> read(@PathVariable String id, @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept, HttpServletResponse response)
      throws IOException {
    Caller reader = reader();
    Subprocessor entry = queries.subprocessor(id, reader);
    if (Format.of(format, accept) == Format.CSV) {
      csv.entry(entry, reader, response);
      return null;
    }
    return ResponseEntity.ok(SubprocessorView.of(entry, views(standings.of(entry, reader, 0, RegisterQueries.SHOWN), reader),
        standings.count(entry, reader), events(queries.history(entry, reader), reader), queries.countHistory(entry, reader), reader));
  }

  @GetMapping("/api/subprocessors/{id}/customers")
  @Operation(summary = "How the customers stand to one subprocessor, page by page")
  Paged<ConsentView> customers(@PathVariable String id, PageOf page) {
    Caller reader = reader();
    Subprocessor entry = queries.subprocessor(id, reader);
    return new Paged<>(views(standings.of(entry, reader, page.offset(), page.size()), reader), page.page(), page.size(),
        standings.count(entry, reader));
  }

  @GetMapping("/api/subprocessors/{id}/history")
  @Operation(summary = "What happened to one subprocessor, oldest first, page by page")
  Paged<SubprocessorView.Event> history(@PathVariable String id, PageOf page) {
    Caller reader = reader();
    Subprocessor entry = queries.subprocessor(id, reader);
    return new Paged<>(events(queries.history(entry, reader, page.offset(), page.size()), reader), page.page(), page.size(),
        queries.countHistory(entry, reader));
  }

  @GetMapping(path = "/api/customers/{id}/consents", produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
  @Operation(summary = "How one customer stands to every subprocessor that concerns it, for that customer and the trustee")
  ResponseEntity<?> ofCustomer(@PathVariable String id, PageOf page, @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept, HttpServletResponse response)
      throws IOException {
    Caller reader = reader();
    if (Format.of(format, accept) == Format.CSV) {
      csv.customer(id, reader, response);
      return null;
    }
    return ResponseEntity.ok(new Paged<>(views(standings.ofCustomer(id, reader, page.offset(), page.size()), reader), page.page(), page.size(),
        standings.countOfCustomer(id, reader)));
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

  private static List<ConsentView> views(List<Standing> shown, Caller reader) {
    return shown.stream().map(standing -> Views.of(standing, reader)).toList();
  }

  private static List<SubprocessorView.Event> events(List<ConsentHistory.Event> shown, Caller reader) {
    return shown.stream().map(event -> SubprocessorView.Event.of(event, reader)).toList();
  }

  private Caller reader() {
    Caller caller = callers.caller();
    if (!caller.trustee() && caller.customers().isEmpty()) {
      throw Refusal.forbidden("The register of subprocessors is shown to the trustee and to customers");
    }
    return caller;
  }
}
