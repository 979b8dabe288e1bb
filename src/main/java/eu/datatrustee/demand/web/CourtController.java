package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.DemandActions;
import eu.datatrustee.identity.CurrentCaller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A court's word on the order of a case (StPO §§ 98(2), 100(2), 100e(1)). */
@RestController
@RequestMapping({RegistrationController.DEMANDS, RegistrationController.REQUESTS})
@Tag(name = "Demands and third-party requests")
class CourtController {

  /** The word of the court on an order given in exigency, or contested. @param at when it decided; now where none is given */
  record CourtConfirmation(Boolean confirmed, String court, Instant at) {}

  private final CaseDoor door;
  private final DemandActions actions;
  private final CasesController cases;
  private final CurrentCaller signIn;

  CourtController(CaseDoor door, DemandActions actions, CasesController cases, CurrentCaller signIn) {
    this.door = door;
    this.actions = actions;
    this.cases = cases;
    this.signIn = signIn;
  }

  @PostMapping("/{id}/court-confirmation")
  @Operation(summary = "Record that a court has confirmed an order given in exigency or contested, or has not",
      description = "At whatever step, also after a disclosure. A refusal stops the disclosure at once. On a parent it is recorded for each "
          + "of its parts that is open. 422 where the instant is in the future, before the order was given "
          + "(before its receipt, without orderedAt), or, of a confirmation, after the order had lapsed (StPO §§ 100(2), 100e(1)).")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"confirmed": true, "court": "Amtsgericht Frankfurt am Main", "at": "2026-08-17T10:00:00Z"}""")))
  CaseView confirmByCourt(@PathVariable String id, @RequestBody CourtConfirmation body, HttpServletRequest http) {
    if (body.confirmed() == null) {
      throw Refusal.malformed("confirmed", "is missing");
    }
    door.visible(id, http);
    actions.courtConfirmation(id, body.confirmed(), body.court(), body.at(), signIn.caller());
    return cases.read(id, http);
  }
}
