package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.notice.NoticeProofs;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.web.Download;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** What proves that counsel told a customer another way than by mail (D5, D6). */
@RestController
@RequestMapping({RegistrationController.DEMANDS, RegistrationController.REQUESTS})
@Tag(name = "Demands and third-party requests")
class NoticeProofsController {

  private final CaseDoor door;
  private final AddedDocuments documentsAdded;
  private final NoticeProofs proofs;
  private final Download download;
  private final CurrentCaller signIn;

  NoticeProofsController(CaseDoor door, AddedDocuments documentsAdded, NoticeProofs proofs, Download download, CurrentCaller signIn) {
    this.door = door;
    this.documentsAdded = documentsAdded;
    this.proofs = proofs;
    this.download = download;
    this.signIn = signIn;
  }

  @PostMapping(path = "/{id}/notice-proofs", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
  @Operation(summary = "Add what proves that the customer was told another way, also to a closed case; at most ten",
      description = "Each part is a `document`, with a file name: the receipt of the post, for example, which `task_tellOtherwise` then names by "
      + "its number. No part of the copy: the customer does not read it. 409 where it is silenced, was told by mail or is not to be told yet.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(mediaType = "multipart/form-data",
      schema = @Schema(type = "object"), examples = @ExampleObject("document=@receipt.pdf")))
  ResponseEntity<?> add(@PathVariable String id, @RequestParam(name = "document", required = false) List<MultipartFile> added,
      HttpServletRequest http) throws IOException, ServletException {
    return documentsAdded.to(id, added, http, (papers, caller) -> proofs.add(id, papers, caller));
  }

  @GetMapping("/{id}/notice-proofs/{n}")
  @Operation(summary = "A proof that the customer was told another way, for the desk", responses = @ApiResponse(responseCode = "200",
      description = "The stored bytes, with Content-Disposition and Content-Digest (RFC 9530)",
      content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary"))))
  void proof(@PathVariable String id, @PathVariable int n, HttpServletRequest http, HttpServletResponse response) throws IOException {
    CaseFile file = door.visible(id, http);
    Document proof = proofs.find(file.id(), n).filter(found -> CaseAccess.desk(signIn.caller()))
        .orElseThrow(() -> Refusal.unknown("proof", id + "/" + n));
    download.send(proof, response);
  }
}
