package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.BanView;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Bans on telling the customer, kept by counsel (D5, D6). */
@RestController
@RequestMapping({RegistrationController.DEMANDS + "/{id}/bans", RegistrationController.REQUESTS + "/{id}/bans"})
@Tag(name = "Demands and third-party requests")
class BansController {

  /**
   * A change of a ban, one at a time: longer ({@code until}, or {@code reviewAt} of a statutory one), ended ({@code lift}), or confirmed
   * by a court.
   */
  record Change(Instant until, Instant reviewAt, Issuer issuer, Boolean lift, String reason, String confirmedBy, Instant confirmedAt) {}

  private final CaseDoor door;
  private final Bans bans;
  private final CurrentCaller signIn;
  private final Idempotency idempotency;

  BansController(CaseDoor door, Bans bans, CurrentCaller signIn, Idempotency idempotency) {
    this.door = door;
    this.bans = bans;
    this.signIn = signIn;
    this.idempotency = idempotency;
  }

  @PostMapping
  @Operation(summary = "Record a ban",
      description = "An ordered ban has an end; a statutory one has none, but a review. What the law lets an ordered "
      + "one last is counted from orderedAt; without it, from now. On a demand of several customers 409, which names the parts.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"norm": "StPO § 95a(6)", "issuer": "COURT", "silences": "the trustee, towards the customer and its users",
       "until": "2027-02-13T23:00:00Z", "orderedAt": "2026-08-13T09:00:00Z"}""")))
  ResponseEntity<?> record(@PathVariable String id, @RequestBody BanTerms terms, HttpServletRequest http) {
    Caller counsel = counsel();
    door.visible(id, http);
    return idempotency.once(http, terms, () -> {
      BanView ban = bans.record(id, terms, counsel);
      return ResponseEntity.created(URI.create(http.getRequestURI() + "/" + ban.n())).body(ban);
    });
  }

  @PutMapping("/{n}")
  @Operation(summary = "Extend a ban, lift it, or record that a court has confirmed it",
      description = "Each ban's takes say which of these it takes now. Without issuer, whoever answers for it now has extended it. One that stands "
      + "again calls back the notices that are on their way since, its own and those of the orders that take the case up; after the notice went "
      + "out it calls nothing back, and its note says so.")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = {
      @ExampleObject(name = "extend", value = "{\"until\": \"2027-05-13T22:00:00Z\", \"issuer\": \"COURT\"}"),
      @ExampleObject(name = "lift", value = "{\"lift\": true, \"reason\": \"The court has ended it.\"}"),
      @ExampleObject(name = "confirm", value = "{\"confirmedBy\": \"Amtsgericht Frankfurt am Main\", \"confirmedAt\": \"2026-08-17T10:00:00Z\"}")}))
  BanView change(@PathVariable String id, @PathVariable int n, @RequestBody Change change, HttpServletRequest http) {
    Caller counsel = counsel();
    door.visible(id, http);
    boolean longer = change.until() != null || change.reviewAt() != null;
    boolean lift = Boolean.TRUE.equals(change.lift());
    boolean confirmed = change.confirmedBy() != null;
    if (Stream.of(longer, lift, confirmed).filter(each -> each).count() != 1) {
      throw Refusal.malformed("until", "or reviewAt, or lift, or confirmedBy: one of them says what changes");
    }
    if (lift) {
      return bans.lift(id, n, change.reason(), counsel);
    }
    return confirmed ? bans.confirmedByCourt(id, n, change.confirmedBy(), change.confirmedAt(), counsel)
        : bans.extend(id, n, change.until(), change.reviewAt(), change.issuer(), counsel);
  }

  private Caller counsel() {
    Caller caller = signIn.caller();
    if (!caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Bans are recorded, extended and lifted by counsel");
    }
    return caller;
  }
}
