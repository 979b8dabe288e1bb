package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.disclosure.Disclosures.Put;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.Download;
import eu.datatrustee.document.web.SentType;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The items of a disclosure, one by one: references, and the extracts that counsel uploads (D3, D4). */
@RestController
@RequestMapping({RegistrationController.DEMANDS + "/{id}/items/{n}", RegistrationController.REQUESTS + "/{id}/items/{n}"})
@Tag(name = "Demands and third-party requests")
class ItemsController {

  private final CaseDoor door;
  private final Disclosures disclosures;
  private final Documents documents;
  private final Uploads uploads;
  private final Download download;
  private final CurrentCaller signIn;

  ItemsController(CaseDoor door, Disclosures disclosures, Documents documents, Uploads uploads, Download download, CurrentCaller signIn) {
    this.door = door;
    this.disclosures = disclosures;
    this.documents = documents;
    this.uploads = uploads;
    this.download = download;
    this.signIn = signIn;
  }

  @PutMapping
  @Operation(summary = "Put an item: to be produced, or withheld for a reason", description = "Its data category is needed where more than one "
      + "may be disclosed. The requester reads why an item is withheld (D7): name nothing of what it holds. "
      + "With another reference or category it is another item, and loses its extract. "
      + "422 with the rule where what is to be produced was not demanded, fell, or is not opened by the ground "
      + "(D3, D4, D10, D11, D14). A reason is needed to withhold, and where the words may name keys (D11).")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reference": "Holder of j.doe@contoso.example, name and address", "decision": "PRODUCE", "dataCategory": "INVENTORY"}""")))
  ResponseEntity<Item> put(@PathVariable String id, @PathVariable int n, @RequestBody ItemTerms terms, HttpServletRequest http) {
    Caller counsel = counsel();
    door.visible(id, http);
    return answer(disclosures.put(id, n, terms, counsel));
  }

  @PutMapping(path = "/extract", consumes = MediaType.ALL_VALUE)
  @Operation(summary = "Upload an item's extract, any bytes up to 25 MB; a later one takes the place of an earlier one",
      parameters = @Parameter(name = "Content-Disposition", in = io.swagger.v3.oas.annotations.enums.ParameterIn.HEADER,
          description = "names the file", example = "attachment; filename=\"holder.csv\""))
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "application/octet-stream",
      schema = @Schema(type = "string", format = "binary"), examples = @ExampleObject("account;name;address")))
  ResponseEntity<Item> extract(@PathVariable String id, @PathVariable int n, HttpServletRequest http) throws IOException {
    Caller counsel = counsel();
    door.visible(id, http);
    try (Upload upload = uploads.any("extract", fileName(http, n), SentType.read(http.getContentType()), http.getInputStream())) {
      return answer(disclosures.extract(id, n, upload, counsel));
    }
  }

  @GetMapping("/extract")
  @Operation(summary = "An item's extract, for the desk", responses = @ApiResponse(responseCode = "200", description = "The stored bytes",
      content = @Content(mediaType = "application/octet-stream", schema = @Schema(type = "string", format = "binary"))))
  void read(@PathVariable String id, @PathVariable int n, HttpServletRequest http, HttpServletResponse response) throws IOException {
    door.visible(id, http);
    if (!CaseAccess.desk(signIn.caller())) {
      throw Refusal.forbidden("Extracts are shown to the desk");
    }
    Document extract = disclosures.items(id).stream().filter(item -> item.n() == n && item.extract() != null).findFirst()
        .flatMap(item -> documents.find(id, Shelf.EXTRACTS, item.extract().document()))
        .orElseThrow(() -> Refusal.unknown("extract", id + "/" + n));
    download.send(extract, response);
  }

  private static ResponseEntity<Item> answer(Put put) {
    return ResponseEntity.status(put.created() ? HttpStatus.CREATED : HttpStatus.OK).body(put.item());
  }

  private Caller counsel() {
    Caller caller = signIn.caller();
    if (!caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Items are selected by counsel");
    }
    return caller;
  }

  private static String fileName(HttpServletRequest http, int n) {
    return Optional.ofNullable(http.getHeader("Content-Disposition")).map(ItemsController::named).orElse("item-" + n);
  }

  private static String named(String disposition) {
    try {
      return ContentDisposition.parse(disposition).getFilename();
    } catch (IllegalArgumentException e) {
      throw Refusal.malformed("Content-Disposition", "cannot be read");
    }
  }
}
