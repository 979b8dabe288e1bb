package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.Download;
import eu.datatrustee.document.web.Parts;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import eu.datatrustee.subprocessor.ConsentState;
import eu.datatrustee.subprocessor.Consents;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.ProposalApplication;
import eu.datatrustee.subprocessor.Proposing;
import eu.datatrustee.subprocessor.RegisterQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Proposals of subcontractors over HTTP. */
@RestController
@RequestMapping("/api/subprocessor-proposals")
@Tag(name = "Subprocessors")
class ProposalsController {

  private static final String EXAMPLE = """
      {"engagedBy": "TRUSTEE", "name": "Spree Support GmbH", "registerNumber": "HRB 55012", "country": "DE", "service": "Second-level support",
       "dataCategories": ["CONTENT", "SUPPORT"], "purposes": ["SUPPORT_INCIDENT"], "customers": ["contoso", "fabrikam"],
       "plannedStart": "2027-01-01T00:00:00Z", "validUntil": "2028-01-01T00:00:00Z"}""";

  private final Proposing proposing;
  private final RegisterQueries queries;
  private final Consents consents;
  private final Deadlines deadlines;
  private final ProposalPart part;
  private final Documents documents;
  private final Uploads uploads;
  private final Download download;
  private final Views views;
  private final CurrentCaller callers;
  private final Idempotency idempotency;

  ProposalsController(Proposing proposing, RegisterQueries queries, Consents consents, Deadlines deadlines, ProposalPart part,
      Documents documents, Uploads uploads, Download download, Views views, CurrentCaller callers, Idempotency idempotency) {
    this.proposing = proposing;
    this.queries = queries;
    this.consents = consents;
    this.deadlines = deadlines;
    this.part = part;
    this.documents = documents;
    this.uploads = uploads;
    this.download = download;
    this.views = views;
    this.callers = callers;
    this.idempotency = idempotency;
  }

  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Propose a subcontractor for some customers, or for all",
      description = "The trustee's needs each customer's written consent, or a place in its agreement (S3–S5); the provider's are bound by terms (S1, S2). "
          + "Checked, it is listed for every customer whose agreement names it, proposed for it or not; with ALL, customers that come later are asked too.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "application/json", examples = @ExampleObject(EXAMPLE)))
  ResponseEntity<?> propose(@RequestBody ProposalApplication application, HttpServletRequest http) throws IOException {
    return register(application, null, http);
  }

  @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Propose a subcontractor with the documents that its customers are to read",
      description = "Part `proposal` holds the JSON, each part `document` a PDF, TIFF, PNG, JPEG or XML of at most 25 MB; at most ten, "
          + "each with a file name. 400 for a part of any other name, or without one.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "multipart/form-data",
      schema = @Schema(type = "object"), examples = @ExampleObject(EXAMPLE)))
  ResponseEntity<?> proposeWithDocuments(@RequestParam(name = "document", required = false) List<MultipartFile> documents,
      HttpServletRequest http) throws IOException, ServletException {
    requireProposer();
    return register(part.read(http), documents, http);
  }

  private ResponseEntity<?> register(ProposalApplication application, List<MultipartFile> files, HttpServletRequest http) throws IOException {
    requireProposer();
    try (Parts parts = Parts.of("document", files, uploads)) {
      return idempotency.once(http, application, parts.hashes(), () -> {
        Proposal proposal = proposing.register(application, callers.caller());
        parts.uploads().forEach(upload -> documents.store(proposal.id(), upload));
        return ResponseEntity.created(URI.create("/api/subprocessor-proposals/" + proposal.id())).body(whole(proposal));
      });
    }
  }

  /** Asked before a document is taken in; what a proposal must be is the registration's own check. */
  private void requireProposer() {
    if (!callers.caller().inAny(Group.VENDOR_MANAGERS, Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("Subcontractors are proposed by vendor managers and by the provider", Rule.S3);
    }
  }

  @GetMapping("/{id}/documents/{n}")
  @Operation(summary = "A document of the proposal, for whoever sees the proposal")
  void document(@PathVariable String id, @PathVariable int n, HttpServletResponse response) throws IOException {
    Proposal proposal = queries.proposal(id, reader());
    download.send(documents.find(proposal.id(), Shelf.RECEIVED, n).orElseThrow(() -> Refusal.unknown("document", id + "/" + n)), response);
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  @Operation(summary = "One proposal, and how many customers stand how; for a customer what was proposed, and its own consent")
  ProposalView read(@PathVariable String id) {
    Caller reader = reader();
    return view(queries.proposal(id, reader), reader);
  }

  @GetMapping
  @Transactional(readOnly = true)
  @Operation(summary = "Proposals, newest first; the provider's support sees its own, a customer those that concern it")
  Paged<ProposalView> list(PageOf page) {
    Caller reader = reader();
    List<Proposal> shown = queries.proposals(reader, page.offset(), page.size());
    return new Paged<>(reader.trustee() || reader.in(Group.PROVIDER_SUPPORT) ? whole(shown) : own(shown, reader), page.page(), page.size(),
        queries.countProposals(reader));
  }

  private List<ProposalView> whole(List<Proposal> shown) {
    List<String> ids = shown.stream().map(Proposal::id).toList();
    Map<String, List<Deadline>> clocks = deadlines.of(ids).stream().collect(Collectors.groupingBy(Deadline::caseId));
    Map<String, Map<ConsentState, Long>> tallies = consents.tallies(ids);
    return shown.stream().map(proposal -> ProposalView.of(proposal, clocks.getOrDefault(proposal.id(), List.of()),
        tallies.getOrDefault(proposal.id(), Map.of()))).toList();
  }

  private List<ProposalView> own(List<Proposal> shown, Caller reader) {
    Map<String, ConsentView> own = views.ownOf(shown, reader);
    return shown.stream().filter(proposal -> own.containsKey(proposal.id())).map(proposal -> ProposalView.of(proposal, own.get(proposal.id())))
        .toList();
  }

  private ProposalView view(Proposal proposal, Caller reader) {
    return reader.trustee() || reader.in(Group.PROVIDER_SUPPORT) ? whole(proposal)
        : own(List.of(proposal), reader).stream().findFirst().orElseThrow(() -> Refusal.unknown("subprocessor proposal", proposal.id()));
  }

  private ProposalView whole(Proposal proposal) {
    return whole(List.of(proposal)).get(0);
  }

  private Caller reader() {
    Caller caller = callers.caller();
    if (!caller.trustee() && !caller.in(Group.PROVIDER_SUPPORT) && caller.customers().isEmpty()) {
      throw Refusal.forbidden("Your groups see no proposals of subcontractors");
    }
    return caller;
  }
}
