package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.demand.CustomerAnswer;
import eu.datatrustee.demand.DemandActions;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.web.Download;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
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

/** Reads demands and third-party requests, and takes what comes to them from outside their tasks. */
@RestController
@RequestMapping({RegistrationController.DEMANDS, RegistrationController.REQUESTS})
@Tag(name = "Demands and third-party requests")
class CasesController {

  /** Why the requester takes the demand back. */
  record Withdrawal(String reason) {}

  /** What the requester answers. @param binding whether it comes as a binding order now */
  record RequesterAnswer(String text, Boolean binding) {}

  /** What the customer does about a case. */
  record CustomerInstruction(CustomerAnswer answer, String reason) {}

  /** The enforcing authority's word. */
  record Objection(Boolean objects, String reason) {}

  /** Why a preservation goes on. */
  record PreservationExtension(String reason) {}

  /** How it became known that the data serve another purpose (D12). */
  record PurposeKnown(String detail) {}

  private final CaseDoor door;
  private final AddedDocuments documentsAdded;
  private final CaseFiles files;
  private final CaseList list;
  private final CaseViews views;
  private final DemandActions actions;
  private final Documents documents;
  private final Download download;
  private final CurrentCaller signIn;

  CasesController(CaseDoor door, AddedDocuments documentsAdded, CaseFiles files, CaseList list, CaseViews views, DemandActions actions,
      Documents documents, Download download, CurrentCaller signIn) {
    this.door = door;
    this.documentsAdded = documentsAdded;
    this.files = files;
    this.list = list;
    this.views = views;
    this.actions = actions;
    this.documents = documents;
    this.download = download;
    this.signIn = signIn;
  }

  @GetMapping("/{id}")
  @Operation(summary = "One case, for the desk; for its customer once it was told",
      description = "Its customer reads of the `disclosure` what has gone out, to whom and on what ground, and nothing of what is withheld. For "
      + "the desk: `redirects[].letter` is the `id` of one of `letters[]`, `deliveredAt` when the mail server took it; `bans[].takes` says what "
      + "counsel can do with a ban now, `late` of an extension that it came after the notice; `orderedAt` when the order, or the ban, was given.")
  @Transactional(readOnly = true)
  CaseView read(@PathVariable String id, HttpServletRequest http) {
    return views.of(door.visible(id, http), signIn.caller());
  }

  @GetMapping
  @Operation(summary = "The cases that the caller may see, what was received last first")
  @Transactional(readOnly = true)
  Paged<CaseView> list(@RequestParam(required = false) String customerId, @RequestParam(required = false) CaseState state,
      @RequestParam(required = false) Outcome outcome, @RequestParam(required = false) String reference, PageOf page,
      HttpServletRequest http) {
    Caller caller = signIn.caller();
    if (!CaseList.mayList(caller)) {
      throw Refusal.forbidden("Your groups see no demands");
    }
    CaseList.Filter filter = new CaseList.Filter(CaseDoor.kind(http), customerId, state, outcome, reference, null);
    List<CaseView> items = list.page(filter, caller, page.offset(), page.size()).stream()
        .map(id -> views.of(files.require(id), caller)).toList();
    return new Paged<>(items, page.page(), page.size(), list.count(filter, caller));
  }

  @GetMapping("/{id}/documents/{n}")
  @Operation(summary = "A document that came in, to be saved", responses = @ApiResponse(responseCode = "200",
      description = "The stored bytes, with Content-Disposition and Content-Digest (RFC 9530)",
      content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary"))))
  void document(@PathVariable String id, @PathVariable int n, HttpServletRequest http, HttpServletResponse response) throws IOException {
    CaseFile file = door.visible(id, http);
    Document document = documents.find(file.id(), Shelf.RECEIVED, n)
        .filter(found -> views.readable(file, found, signIn.caller())).orElseThrow(() -> Refusal.unknown("document", id + "/" + n));
    download.send(document, response);
  }

  @PostMapping(path = "/{id}/documents", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Add documents that came later; a case keeps at most ten",
      description = "Each part is a `document`, with a file name. To a part of a demand on several customers, the copy "
      + "for its customer alone: with its notice it gets what is added here. The original is 422 there.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "multipart/form-data",
      schema = @Schema(type = "object"), examples = @ExampleObject("document=@order.pdf")))
  ResponseEntity<?> add(@PathVariable String id, @RequestParam(name = "document", required = false) List<MultipartFile> added,
      HttpServletRequest http) throws IOException, ServletException {
    return documentsAdded.to(id, added, http, (papers, caller) -> actions.addDocuments(id, papers, caller));
  }

  @PostMapping("/{id}/withdrawal")
  @Operation(summary = "Record that the requester takes the demand back, at whatever step")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reason": "The authority wrote that the data are no longer needed."}""")))
  CaseView withdraw(@PathVariable String id, @RequestBody Withdrawal body, HttpServletRequest http) {
    return done(id, http, caller -> actions.withdraw(id, body.reason(), caller));
  }

  @PostMapping("/{id}/requester-answer")
  @Operation(summary = "Record what the requester answers, or that a third party comes back with a binding order",
      description = "An authority's binding order is a demand of its own: register it with `follows`. 422 where `binding` is true on a demand. "
          + "409 on a parent, by the names of its parts: each is answered on its own.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"text": "The account is j.doe@contoso.example; the order names no other.", "binding": false}""")))
  CaseView answer(@PathVariable String id, @RequestBody RequesterAnswer body, HttpServletRequest http) {
    return done(id, http, caller -> actions.requesterAnswer(id, body.text(), Boolean.TRUE.equals(body.binding()), caller));
  }

  @PostMapping("/{id}/customer-instruction")
  @Operation(summary = "The customer answers a redirected demand itself, instructs the trustee to disclose, or does neither (D3, D8)",
      description = "An instruction is taken back by REFUSED until something has gone out on it; of a package on its "
      + "way not where the law compels all of it. While the case is open, DISCLOSE gives it again.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"answer": "ANSWERED", "reason": "We sent the requester what it asked for on 20 August."}""")))
  CaseView instruct(@PathVariable String id, @RequestBody CustomerInstruction body, HttpServletRequest http) {
    if (body.answer() == null) {
      throw Refusal.malformed("answer", "is missing");
    }
    return done(id, http, caller -> actions.customerInstruction(id, body.answer(), body.reason(), caller));
  }

  @PostMapping("/{id}/purpose-known")
  @Operation(summary = "Record that the data are known to serve another purpose than the one stated: it stops everything (D12)")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"detail": "The authority's press release names a tax matter, which the order does not."}""")))
  CaseView otherPurpose(@PathVariable String id, @RequestBody PurposeKnown body, HttpServletRequest http) {
    return done(id, http, caller -> actions.purposeKnown(id, body.detail(), caller));
  }

  @PostMapping("/{id}/enforcing-authority")
  @Operation(summary = "Record that the enforcing authority objects to a European Production Order, or does not (Reg. (EU) 2023/1543 Art. 10)",
      description = "While it may, also after a disclosure. On a parent it is recorded for each of its parts of which it may be said.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"objects": true, "reason": "The data are protected by the privilege of a lawyer."}""")))
  CaseView enforcingAuthority(@PathVariable String id, @RequestBody Objection body, HttpServletRequest http) {
    if (body.objects() == null) {
      throw Refusal.malformed("objects", "is missing");
    }
    return done(id, http, caller -> actions.enforcingAuthority(id, body.objects(), body.reason(), caller));
  }

  @PostMapping("/{id}/preservation-extension")
  @Operation(summary = "Extend a preservation, once, by 30 days (Reg. (EU) 2023/1543 Art. 11)")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reason": "The authority's form of 12 October; the production order is being prepared."}""")))
  CaseView extendPreservation(@PathVariable String id, @RequestBody PreservationExtension body, HttpServletRequest http) {
    return done(id, http, caller -> actions.extendPreservation(id, body.reason(), caller));
  }

  private CaseView done(String id, HttpServletRequest http, java.util.function.Consumer<Caller> act) {
    door.visible(id, http);
    act.accept(signIn.caller());
    return read(id, http);
  }
}
