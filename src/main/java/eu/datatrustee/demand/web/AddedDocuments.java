package eu.datatrustee.demand.web;

import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.Parts;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Takes in documents that come to a case which is there, once for each key, and answers with the case. */
@Component
class AddedDocuments {

  private final CaseDoor door;
  private final CaseFiles files;
  private final CaseViews views;
  private final Uploads uploads;
  private final Idempotency idempotency;
  private final CurrentCaller signIn;

  AddedDocuments(CaseDoor door, CaseFiles files, CaseViews views, Uploads uploads, Idempotency idempotency, CurrentCaller signIn) {
    this.door = door;
    this.files = files;
    this.views = views;
    this.uploads = uploads;
    this.idempotency = idempotency;
    this.signIn = signIn;
  }

  /** @param keep what is done with them; they are gone from the disk when it returns */
  ResponseEntity<?> to(String id, List<MultipartFile> added, HttpServletRequest http, BiConsumer<List<Upload>, Caller> keep)
      throws IOException, ServletException {
    door.visible(id, http);
    Parts.requireNothingElse(http, null);
    try (Parts parts = Parts.of("document", added, uploads)) {
      return idempotency.once(http, id, parts.hashes(), () -> {
        keep.accept(parts.uploads(), signIn.caller());
        return ResponseEntity.ok(views.of(files.require(id), signIn.caller()));
      });
    }
  }
}
