package eu.datatrustee.demand.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A disclosure as the API shows it.
 *
 * @param recipient the mail address that it went to
 * @param manifestSha256 of the manifest that went with it, in hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisclosureView(DisclosureState state, Ground ground, List<Item> items, String selectedBy, String approvedBy,
    String recipient, Instant releasedAt, String manifestSha256, Rule stoppedBy, String stopDetail) {

  /** As its customer reads it: what has gone out, to whom, on what ground; nothing before that, and nothing of what is withheld. */
  public Optional<DisclosureView> forCustomer() {
    if (state != DisclosureState.RELEASED) {
      return Optional.empty();
    }
    List<Item> out = items.stream().filter(item -> item.decision() == Item.Decision.PRODUCE).map(Item::forCustomer).toList();
    return Optional.of(new DisclosureView(state, ground, out, null, null, recipient, releasedAt, manifestSha256, null, null));
  }
}
