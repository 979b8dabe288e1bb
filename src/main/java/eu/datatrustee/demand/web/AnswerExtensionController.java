package eu.datatrustee.demand.web;

import eu.datatrustee.demand.RequestActions;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.identity.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The customer's own time to answer a data subject (GDPR Art. 12(3)). */
@RestController
@Tag(name = "Demands and third-party requests")
class AnswerExtensionController {

  /** Why the customer needs more time. */
  record Extension(String reason) {}

  private final CaseDoor door;
  private final RequestActions actions;
  private final CasesController cases;
  private final CurrentCaller signIn;

  AnswerExtensionController(CaseDoor door, RequestActions actions, CasesController cases, CurrentCaller signIn) {
    this.door = door;
    this.actions = actions;
    this.cases = cases;
    this.signIn = signIn;
  }

  @PostMapping(RegistrationController.REQUESTS + "/{id}/answer-extension")
  @Operation(summary = "Record that the customer has told the data subject, within the first month, that it needs two further ones")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"reason": "The request reaches into eleven mailboxes; the data subject was told on 20 August."}""")))
  CaseView extend(@PathVariable String id, @RequestBody Extension body, HttpServletRequest http) {
    CaseFile file = door.visible(id, http);
    actions.extendAnswer(file.id(), body.reason(), signIn.caller());
    return cases.read(id, http);
  }
}
