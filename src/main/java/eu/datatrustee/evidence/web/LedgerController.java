package eu.datatrustee.evidence.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A customer's own ledger: what was done with its data, and by which side. */
@RestController
@Tag(name = "Customers and agreements")
class LedgerController {

  private final Entries entries;
  private final CurrentCaller callers;

  LedgerController(Entries entries, CurrentCaller callers) {
    this.entries = entries;
    this.callers = callers;
  }

  @GetMapping("/api/customers/{id}/ledger")
  @Operation(summary = "What was done with a customer's data, newest first, for that customer and for auditors")
  Paged<LedgerLine> ledger(@PathVariable String id, PageOf page) {
    Caller caller = callers.caller();
    boolean auditor = caller.in(Group.AUDITORS);
    if (!auditor) {
      checkOwn(caller, id);
    }
    long total = entries.countToldTo(id);
    if (total == 0) {
      // Registering a customer is told to it, so that one without any entry is not there.
      throw Refusal.unknown("customer", id);
    }
    List<LedgerLine> lines = entries.toldTo(id, page.page(), page.size()).stream().map(e -> LedgerLine.of(e, auditor)).toList();
    return new Paged<>(lines, page.page(), page.size(), total);
  }

  private static void checkOwn(Caller caller, String id) {
    if (caller.groups().stream().noneMatch(group -> group.matches("customer[A-Z].*"))) {
      throw Refusal.forbidden("A customer's ledger is shown to that customer and to auditors");
    }
    if (!id.matches("[a-z][a-z0-9]*") || !caller.contactOf(id)) {
      throw Refusal.unknown("customer", id);
    }
  }
}
