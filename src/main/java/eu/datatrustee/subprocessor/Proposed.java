package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.casework.Refusal;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;

/**
 * What was proposed: written once, never changed. A consent is pinned to it; another country, purpose or category is another proposal.
 *
 * @param service one service, or several separated by commas
 * @param dataCategories names of {@link DataCategory}, one a line
 * @param purposes of A3's list, one a line
 */
public record Proposed(@InsertOnlyProperty String subprocessorId, @InsertOnlyProperty EngagedBy engagedBy, @InsertOnlyProperty String name,
    @InsertOnlyProperty String registerNumber, @InsertOnlyProperty String country, @InsertOnlyProperty String service,
    @InsertOnlyProperty String dataCategories, @InsertOnlyProperty String purposes, @InsertOnlyProperty boolean allCustomers,
    @InsertOnlyProperty Instant plannedStart, @InsertOnlyProperty Instant validUntil, @InsertOnlyProperty String proposedBy,
    @InsertOnlyProperty Instant proposedAt) {

  /** From when it may work, where it is admitted at that instant. */
  Instant begins(Instant now) {
    return plannedStart.isAfter(now) ? plannedStart : now;
  }

  /** Whether the time that it was proposed for is over. */
  boolean over(Instant at) {
    return validUntil != null && !at.isBefore(validUntil);
  }

  /** Nobody says yes to what could never begin: it would take the place of what stands. @throws Refusal (impossible) where it is over */
  void requireNotOver(Instant at) {
    if (over(at)) {
      throw Refusal.impossible("validUntil", "of the proposal was " + validUntil + ": the time that it was for is over");
    }
  }

  public List<String> purposeList() {
    return purposes.lines().toList();
  }

  public List<String> dataCategoryList() {
    return dataCategories.lines().toList();
  }

  public List<String> serviceList() {
    return services(service);
  }

  static List<String> services(String text) {
    return Arrays.stream(text.split("[,;]")).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }

  Set<DataCategory> categories() {
    Set<DataCategory> categories = new LinkedHashSet<>();
    dataCategoryList().forEach(name -> categories.add(DataCategory.valueOf(name)));
    return categories;
  }
}
