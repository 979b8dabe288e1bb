package eu.datatrustee.demand.web;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.DemandApplication;
import eu.datatrustee.demand.Registration;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.Parts;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Takes in demands and third-party requests, as JSON or as JSON with documents. */
@RestController
@Tag(name = "Demands and third-party requests", description = "Demands of authorities and requests of third parties (D1–D14)")
class RegistrationController {

  static final String DEMANDS = "/api/demands";
  static final String REQUESTS = "/api/third-party-requests";

  private static final String DEMAND = """
      {"receivedBy": "TRUSTEE", "receivedAt": "2026-08-14T09:30:00Z",
       "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Tribunal judiciaire de Lille, parquet", "country": "FR",
         "contactName": "Anne Moreau", "contactEmail": "anne.moreau@justice.example", "reference": "EPOC-2026-0815"},
       "customerId": "contoso", "issuer": "PROSECUTOR", "legalBasis": "Regulation (EU) 2023/1543 Art. 5", "instrument": "EPOC",
       "emergency": false, "exigent": false, "dataCategories": ["INVENTORY"],
       "scope": "Holder of the account j.doe@contoso.example on 1 July 2026", "accounts": ["j.doe@contoso.example"],
       "statedPurpose": "Investigation of fraud, file 26/4711", "responseDeadline": "2026-08-24T22:00:00Z"}""";
  private static final String EXIGENT = """
      {"receivedBy": "TRUSTEE", "receivedAt": "2026-08-14T09:30:00Z",
       "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Staatsanwaltschaft Frankfurt am Main", "country": "DE",
         "contactName": "Dr. Karin Vogt", "contactEmail": "k.vogt@justiz.example", "reference": "4711 Js 815/26"},
       "customerId": "contoso", "issuer": "PROSECUTOR", "legalBasis": "StPO §§ 100g, 100e", "instrument": "NATIONAL_ORDER",
       "emergency": false, "exigent": true, "orderedAt": "2026-08-13T16:00:00Z", "dataCategories": ["TRAFFIC"],
       "scope": "Connections of the account j.doe@contoso.example", "accounts": ["j.doe@contoso.example"],
       "periodFrom": "2026-07-01T00:00:00Z", "periodUntil": "2026-08-01T00:00:00Z", "statedPurpose": "Investigation of fraud, file 26/4711"}""";
  private static final String REQUEST = """
      {"receivedBy": "TRUSTEE", "receivedAt": "2026-08-14T09:30:00Z",
       "requester": {"kind": "DATA_SUBJECT", "authority": "Jana Doe", "country": "DE", "contactName": "Jana Doe",
         "contactEmail": "jana@doe.example"},
       "customerId": "contoso", "legalBasis": "GDPR Art. 15", "dataCategories": ["CONTENT"],
       "scope": "All data about me in the mailbox j.doe@contoso.example", "statedPurpose": "Access to my own data"}""";

  /** What the provider's support gets to know of what it has posted. */
  record Receipt(String id) {}

  private final Registration registration;
  private final CaseViews views;
  private final DemandPart demandPart;
  private final Uploads uploads;
  private final CurrentCaller signIn;
  private final Idempotency idempotency;

  RegistrationController(Registration registration, CaseViews views, DemandPart demandPart, Uploads uploads, CurrentCaller signIn,
      Idempotency idempotency) {
    this.registration = registration;
    this.views = views;
    this.demandPart = demandPart;
    this.uploads = uploads;
    this.signIn = signIn;
    this.idempotency = idempotency;
  }

  @PostMapping(path = DEMANDS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Register a demand of an authority",
      description = "The provider's support registers what reached the provider, and reads none. "
      + "`follows` names the preservation or informal demand that a binding order takes up: "
      + "that one ends as FOLLOWED_UP once the order was found right and its customer knows of it. It may also name a demand that ended since its "
      + "customer took its instruction back (REJECTED, D3): what the order compels all the same is demanded anew. "
      + "`orderedAt` says when an order was given: "
      + "one that lapses without its court is counted from there, without it from its receipt; 422 where it had lapsed already.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "application/json", examples = {
      @ExampleObject(name = "European Production Order", value = DEMAND),
      @ExampleObject(name = "Order given in exigency", value = EXIGENT)}))
  ResponseEntity<?> demand(@RequestBody DemandApplication application, HttpServletRequest http) throws IOException {
    return register(CaseKind.DEMAND, application, null, http);
  }

  @PostMapping(path = DEMANDS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Register a demand with its documents",
      description = "Part `demand` holds the JSON, each part `document` a PDF, TIFF, PNG, JPEG or XML of at most 25 MB; at most ten, "
          + "each with a file name. 400 for a part of any other name, or without one.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "multipart/form-data",
      schema = @Schema(type = "object"), examples = @ExampleObject(DEMAND)))
  ResponseEntity<?> demandWithDocuments(@RequestParam(name = "document", required = false) List<MultipartFile> documents,
      HttpServletRequest http) throws IOException, ServletException {
    requirePoster();
    return register(CaseKind.DEMAND, demandPart.read(http), documents, http);
  }

  @PostMapping(path = REQUESTS, consumes = MediaType.APPLICATION_JSON_VALUE)
  @Operation(summary = "Register a third party's request")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "application/json", examples = @ExampleObject(REQUEST)))
  ResponseEntity<?> request(@RequestBody DemandApplication application, HttpServletRequest http) throws IOException {
    return register(CaseKind.THIRD_PARTY_REQUEST, application, null, http);
  }

  @PostMapping(path = REQUESTS, consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Register a third party's request with its documents", description = "Parts as those of a demand.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "multipart/form-data",
      schema = @Schema(type = "object"), examples = @ExampleObject(REQUEST)))
  ResponseEntity<?> requestWithDocuments(@RequestParam(name = "document", required = false) List<MultipartFile> documents,
      HttpServletRequest http) throws IOException, ServletException {
    requirePoster();
    return register(CaseKind.THIRD_PARTY_REQUEST, demandPart.read(http), documents, http);
  }

  private ResponseEntity<?> register(CaseKind kind, DemandApplication application, List<MultipartFile> documents, HttpServletRequest http)
      throws IOException {
    requirePoster();
    try (Parts parts = Parts.of("document", documents, uploads)) {
      return idempotency.once(http, application, parts.hashes(), () -> {
        Caller caller = signIn.caller();
        CaseFile file = registration.register(kind, application, parts.uploads(), caller);
        Object body = CaseAccess.desk(caller) ? views.of(file, caller) : new Receipt(file.id());
        return ResponseEntity.created(URI.create(CaseViews.pathOf(file))).body(body);
      });
    }
  }

  /** Asked before a document is taken in; what the provider may register is the registration's own check. */
  private void requirePoster() {
    if (!signIn.caller().inAny(Group.DEMAND_SPECIALISTS, Group.PROVIDER_SUPPORT)) {
      throw Refusal.forbidden("Demands are registered by the trustee's specialists and the provider's support");
    }
  }
}
