package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.Download;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentDesk;
import eu.datatrustee.subprocessor.ConsentPages;
import eu.datatrustee.subprocessor.ConsentState;
import eu.datatrustee.subprocessor.Narrowing;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.RegisterQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The consents to one proposal over HTTP: how far they are, and the signed documents (S3). */
@RestController
@RequestMapping("/api/subprocessor-proposals/{id}/consents")
@Tag(name = "Subprocessors")
class ConsentsController {

  private final ConsentDesk desk;
  private final ConsentPages pages;
  private final RegisterQueries queries;
  private final Documents documents;
  private final Uploads uploads;
  private final Download download;
  private final RegisterCsv csv;
  private final Views views;
  private final CurrentCaller callers;

  ConsentsController(ConsentDesk desk, ConsentPages pages, RegisterQueries queries, Documents documents, Uploads uploads, Download download,
      RegisterCsv csv, Views views, CurrentCaller callers) {
    this.desk = desk;
    this.pages = pages;
    this.queries = queries;
    this.documents = documents;
    this.uploads = uploads;
    this.download = download;
    this.csv = csv;
    this.views = views;
    this.callers = callers;
  }

  @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, Format.CSV_TYPE})
  @Operation(summary = "How the customers stand to a proposal, page by page, for the trustee; as text/csv all of them")
  ResponseEntity<?> list(@PathVariable String id, @RequestParam(required = false) ConsentState state, PageOf page,
      @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept, HttpServletResponse response)
      throws IOException {
    Caller reader = callers.caller();
    if (!reader.trustee()) {
      throw Refusal.forbidden("How all customers stand to a proposal is shown to the trustee");
    }
    Proposal proposal = queries.proposal(id, reader);
    if (Format.of(format, accept) == Format.CSV) {
      csv.proposal(proposal, state, reader, response);
      return null;
    }
    List<ConsentView> items = views.of(pages.of(id, state, page.offset(), page.size()), proposal, reader);
    return ResponseEntity.ok(new Paged<>(items, page.page(), page.size(), pages.count(id, state)));
  }

  @GetMapping("/{customerId}")
  @Transactional(readOnly = true)
  @Operation(summary = "How one customer stands to a proposal, for that customer and the trustee")
  ConsentView read(@PathVariable String id, @PathVariable String customerId) {
    Caller reader = callers.caller();
    return views.of(views.visible(id, customerId, reader), queries.proposal(id, reader), reader);
  }

  @PutMapping("/{customerId}/document")
  @Operation(summary = "The customer's signed document, which its consent needs first: PDF, TIFF, PNG, JPEG or XML by its content",
      description = "The parameters, or headers of the same names, narrow the consent. A document after the deadline is kept as late, without effect.",
      requestBody = @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(
          mediaType = MediaType.APPLICATION_OCTET_STREAM_VALUE, schema = @Schema(type = "string", format = "binary"),
          examples = @ExampleObject("the bytes of consent-signed.pdf"))))
  ResponseEntity<ConsentView> put(@PathVariable String id, @PathVariable String customerId,
      @Parameter(description = "kinds of resource or services of the proposal, separated by commas", example = "mailbox,site")
      @RequestParam(required = false) String services,
      @Parameter(description = "of the proposal's, separated by commas", example = "CONTENT") @RequestParam(required = false) String dataCategories,
      @Parameter(description = "a day, or the first instant without consent", example = "2027-12-31") @RequestParam(required = false) String until,
      @Parameter(description = "what the document is called") @RequestParam(required = false) String fileName, HttpServletRequest http)
      throws IOException {
    Caller caller = views.requireCustomer();
    Consent before = views.visible(id, customerId, caller);
    Narrowing narrowing = NarrowingReader.read(http);
    // Read to its end first: no transaction waits for a caller's network.
    try (Upload upload = uploads.received("document", fileName == null ? "consent" : fileName, http.getInputStream())) {
      Consent after = desk.attach(id, customerId, upload, narrowing, caller);
      ConsentView view = views.of(after, queries.proposal(id, caller), caller);
      return before.document() != null ? ResponseEntity.ok(view)
          : ResponseEntity.created(URI.create("/api/subprocessor-proposals/" + id + "/consents/" + customerId + "/document")).body(view);
    }
  }

  @GetMapping("/{customerId}/document")
  @Operation(summary = "The signed document's bytes, for that customer and the trustee",
      description = "The one on file in the latest round; by its hash any that was brought, which the register's history names.")
  void document(@PathVariable String id, @PathVariable String customerId,
      @Parameter(description = "SHA-256 in hex") @RequestParam(required = false) String sha256, HttpServletResponse response) throws IOException {
    Caller reader = callers.caller();
    Optional<Document> found = sha256 == null ? onFile(views.visible(id, customerId, reader))
        : views.rounds(id, customerId, reader).stream().flatMap(round -> documents.of(round.id()).stream())
            .filter(document -> document.sha256().equalsIgnoreCase(sha256)).findFirst();
    download.send(found.orElseThrow(() -> Refusal.unknown("signed document of " + customerId + " to", id)), response);
  }

  private Optional<Document> onFile(Consent consent) {
    return Optional.ofNullable(consent.document()).flatMap(signed -> documents.find(signed.caseId(), Shelf.RECEIVED, signed.n()));
  }

  @PostMapping("/{customerId}/round")
  @Operation(summary = "A vendor manager asks a customer again that was silent, late or said no",
      description = "Not where the customer's agreement names the subcontractor (S4): 409.")
  ConsentView askAgain(@PathVariable String id, @PathVariable String customerId) {
    Caller caller = callers.caller();
    Consent again = desk.askAgain(id, customerId, caller);
    return views.of(again, queries.proposal(id, caller), caller);
  }
}
