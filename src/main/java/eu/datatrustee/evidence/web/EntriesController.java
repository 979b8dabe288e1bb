package eu.datatrustee.evidence.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.evidence.Entry;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The whole ledger, for auditors. */
@RestController
@Tag(name = "Deadlines and evidence")
class EntriesController {

  /** The next entries. @param next what to give as {@code after} for those that follow */
  record Batch(List<Entry> items, long next) {}

  private final Entries entries;
  private final CurrentCaller callers;

  EntriesController(Entries entries, CurrentCaller callers) {
    this.entries = entries;
    this.callers = callers;
  }

  @GetMapping("/api/evidence/entries")
  @Operation(summary = "The ledger's entries in the order of their ids, from the one after the last one seen")
  Batch entries(@RequestParam(defaultValue = "0") long after, PageOf page) {
    if (!callers.caller().in(Group.AUDITORS)) {
      throw Refusal.forbidden("The ledger is shown to auditors");
    }
    List<Entry> items = entries.after(after, page.size());
    return new Batch(items, items.isEmpty() ? after : items.get(items.size() - 1).id());
  }
}
