package eu.datatrustee.demand.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.List;

/**
 * A disclosure as the API shows it.
 *
 * @param recipient the mail address that it went to
 * @param manifestSha256 of the manifest that went with it, in hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DisclosureView(DisclosureState state, Ground ground, List<Item> items, String selectedBy, String approvedBy,
    String recipient, Instant releasedAt, String manifestSha256, Rule stoppedBy, String stopDetail) {}
