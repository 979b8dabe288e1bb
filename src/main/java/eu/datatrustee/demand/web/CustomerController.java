package eu.datatrustee.demand.web;

import eu.datatrustee.demand.CustomerAssignment;
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

/** Takes whose demand it is, where it named a customer whom the register did not know. */
@RestController
@RequestMapping({RegistrationController.DEMANDS, RegistrationController.REQUESTS})
@Tag(name = "Demands and third-party requests")
class CustomerController {

  /** The customer, by its id in the register. */
  record Assignment(String customerId) {}

  private final CaseDoor door;
  private final CustomerAssignment assignment;
  private final CasesController cases;
  private final CurrentCaller signIn;

  CustomerController(CaseDoor door, CustomerAssignment assignment, CasesController cases, CurrentCaller signIn) {
    this.door = door;
    this.assignment = assignment;
    this.cases = cases;
    this.signIn = signIn;
  }

  @PostMapping("/{id}/customer")
  @Operation(summary = "Assign the customer of a case that named one whom the register did not know, once",
      description = "Until then nothing is sent to anyone and nothing is disclosed. What was held back goes out with it: the receipt of a demand whose "
          + "form was checked, or its rejection by rule, and the customer's notice, unless a ban stands; also where the case has ended meanwhile. "
          + "409 where the case has its customer.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"customerId": "contoso"}""")))
  CaseView assign(@PathVariable String id, @RequestBody Assignment body, HttpServletRequest http) {
    door.visible(id, http);
    assignment.assign(id, body.customerId(), signIn.caller());
    return cases.read(id, http);
  }
}
