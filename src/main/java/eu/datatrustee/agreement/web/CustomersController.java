package eu.datatrustee.agreement.web;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Insistence;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Customers and agreements over HTTP. */
@RestController
@RequestMapping("/api/customers")
@Tag(name = "Customers and agreements")
class CustomersController {

  private static final String EXAMPLE = """
      {
        "name": "Contoso GmbH",
        "contacts": [{"name": "Clara Contoso", "email": "privacy@contoso.example", "phone": "+49 69 1234567", "language": "de"}],
        "agreement": {
          "reference": "DTA-2026-001",
          "inForceFrom": "2026-01-01",
          "customerDecidesAccess": false,
          "accessFromCountries": [{"country": "IE", "basis": "Standard Contractual Clauses (EU) 2021/914"}],
          "affiliates": [{"name": "Rheinland Treuhand Services GmbH", "registerNumber": "HRB 98311", "country": "DE", "validUntil": "2027-12-31"}],
          "describedDisclosures": [],
          "deadlines": {"review": {"amount": 4, "counting": "WORKING_HOURS"}}
        }
      }""";

  private final Customers customers;
  private final CustomerRegister register;
  private final CurrentCaller callers;

  CustomersController(Customers customers, CustomerRegister register, CurrentCaller callers) {
    this.customers = customers;
    this.register = register;
    this.callers = callers;
  }

  @PutMapping("/{id}")
  @Operation(summary = "Puts a customer and its agreement in the place of what was known of them", description = """
      Takes effect at once: what rests on something that the agreement no longer says ends; an affiliate that it names is listed once it is
      checked (S4, S5), and a question about it that the customer has still to answer is closed.""", requestBody =
      @io.swagger.v3.oas.annotations.parameters.RequestBody(required = true, content = @Content(mediaType = "application/json",
          schema = @Schema(implementation = CustomerBody.class), examples = @ExampleObject(EXAMPLE))))
  ResponseEntity<Customer> put(@PathVariable String id, @RequestBody CustomerBody body) {
    if (!callers.caller().in(Group.AGREEMENT_MANAGERS)) {
      throw Refusal.forbidden("Agreements are kept by agreement managers");
    }
    Customer customer = CustomerReader.read(id, body);
    // What is asked of the customer may be closed by it, and a job be just at that.
    return Insistence.on(() -> register.put(customer)) ? ResponseEntity.created(URI.create("/api/customers/" + id)).body(customer)
        : ResponseEntity.ok(customer);
  }

  @GetMapping("/{id}")
  @Operation(summary = "One customer, for the trustee and for itself")
  Customer get(@PathVariable String id) {
    Caller caller = reader();
    if (!caller.trustee() && !caller.customers().contains(id)) {
      throw Refusal.unknown("customer", id);
    }
    return customers.require(id);
  }

  @GetMapping
  @Operation(summary = "All customers for the trustee, for a customer itself")
  Paged<Customer> list(PageOf page) {
    Caller caller = reader();
    if (caller.trustee()) {
      return new Paged<>(register.page(page.page(), page.size()), page.page(), page.size(), register.count());
    }
    List<Customer> own = register.among(caller.customers());
    return new Paged<>(own.stream().skip(page.offset()).limit(page.size()).toList(), page.page(), page.size(), own.size());
  }

  private Caller reader() {
    Caller caller = callers.caller();
    if (!caller.trustee() && caller.customers().isEmpty()) {
      throw Refusal.forbidden("Customers are shown to the trustee and to themselves");
    }
    return caller;
  }
}
