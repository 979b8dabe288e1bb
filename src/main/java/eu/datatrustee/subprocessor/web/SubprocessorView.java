package eu.datatrustee.subprocessor.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.subprocessor.ConsentHistory;
import eu.datatrustee.subprocessor.EngagedBy;
import eu.datatrustee.subprocessor.Subprocessor;
import java.time.Instant;
import java.util.List;

/**
 * An entry of the register, and how the customers stand to it that the reader may see.
 *
 * @param customers the first of them, latest round each, by customer
 * @param customersTotal how many there are: the others are on {@code /customers}'s pages
 * @param history the latest of it, oldest first; null in lists
 * @param historyTotal how much there is: what came before is on {@code /history}'s pages
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubprocessorView(String id, String name, String registerNumber, String country, EngagedBy engagedBy, Subprocessor.State state,
    Instant checkedAt, String checkedBy, Instant suspendedAt, String suspension, List<ConsentView> customers, long customersTotal,
        List<Event> history,
    Long historyTotal) {

  /**
   * One thing that happened.
   *
   * @param customerId null where it concerns the entry as a whole
   * @param by a user's id, or {@code service}; null for a customer where it was not one of its own people
   * @param detail null for a customer where it concerns the entry as a whole
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Event(Instant at, String event, String customerId, String by, String detail, String documentSha256, Instant validFrom,
      Instant validUntil) {

    static Event of(ConsentHistory.Event event, Caller reader) {
      return new Event(event.at(), event.event(), event.customerId(), reader.trustee() || byTheCustomer(event) ? event.actor() : null,
          reader.trustee() || event.customerId() != null ? event.detail() : null, event.documentSha256(), event.validFrom(), event.validUntil());
    }

    /** What only the customer's own people do. */
    private static boolean byTheCustomer(ConsentHistory.Event event) {
      return switch (event.event()) {
        case "DOCUMENT", "CONSENTED", "REFUSED", "WITHDRAWN", "LATE" -> true;
        default -> false;
      };
    }
  }

  /** In a list. */
  static SubprocessorView of(Subprocessor entry, List<ConsentView> customers, long customersTotal, Caller reader) {
    return of(entry, customers, customersTotal, null, null, reader);
  }

  static SubprocessorView of(Subprocessor entry, List<ConsentView> customers, long customersTotal, List<Event> history, Long historyTotal,
      Caller reader) {
    return new SubprocessorView(entry.id(), entry.name(), entry.registerNumber(), entry.country(), entry.engagedBy(), entry.state(),
        entry.checkedAt(), reader.trustee() ? entry.checkedBy() : null, entry.suspendedAt(), entry.suspension(), customers, customersTotal,
        history, historyTotal);
  }
}
