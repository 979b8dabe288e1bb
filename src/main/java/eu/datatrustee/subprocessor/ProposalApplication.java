package eu.datatrustee.subprocessor;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.time.Instant;
import java.util.List;

/**
 * What somebody proposes, its fields read but not yet checked.
 *
 * @param country ISO 3166-1 alpha-2: where it works
 * @param service what it is retained for; several are separated by commas
 * @param dataCategories names of {@link eu.datatrustee.agreement.DataCategory}
 * @param purposes of A3's list
 * @param customers ids of customers, or {@code ALL} alone
 * @param plannedStart first instant it may be used, or null for at once
 * @param validUntil first instant it may no longer be used, or null where nothing but its reviews ends it
 */
public record ProposalApplication(EngagedBy engagedBy, String name, String registerNumber, String country, String service,
    List<String> dataCategories, List<String> purposes,
    @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> customers, Instant plannedStart, Instant validUntil) {

  /** In place of ids: every customer there is. */
  public static final String ALL = "ALL";

  boolean forAll() {
    return customers.equals(List.of(ALL));
  }
}
