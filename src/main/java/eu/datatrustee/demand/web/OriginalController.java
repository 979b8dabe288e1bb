package eu.datatrustee.demand.web;

import eu.datatrustee.demand.DemandActions;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Counsel lets the customer of one part of a demand have the whole, though it names others too (D5). */
@RestController
@RequestMapping({RegistrationController.DEMANDS, RegistrationController.REQUESTS})
@Tag(name = "Demands and third-party requests")
class OriginalController {

  /** Why the customer may have it. */
  record OriginalRelease(String reason) {}

  private final CaseDoor door;
  private final CaseFiles files;
  private final CaseViews views;
  private final DemandActions actions;
  private final CurrentCaller signIn;

  OriginalController(CaseDoor door, CaseFiles files, CaseViews views, DemandActions actions, CurrentCaller signIn) {
    this.door = door;
    this.files = files;
    this.views = views;
    this.actions = actions;
    this.signIn = signIn;
  }

  @PostMapping("/{id}/original-release")
  @Operation(summary = "Let the customer of one part have the demand as it came, with its documents, though it names others (D5)",
      description = "409 while the form of another part was not checked, or a ban stands on one. A ban on another part that comes later silences "
      + "this one's notice too, as long as it has not left.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reason": "The two customers are one group and know of each other's accounts; the authority agrees."}""")))
  CaseView release(@PathVariable String id, @RequestBody OriginalRelease body, HttpServletRequest http) {
    CaseFile file = door.visible(id, http);
    Caller caller = signIn.caller();
    actions.releaseOriginal(file.id(), body.reason(), caller);
    return views.of(files.require(id), caller);
  }
}
