package eu.datatrustee.agreement;

import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.Set;

/**
 * Who, beside the provider itself, may work for a customer: the affiliates that its agreement names (S4) once they were checked (S5), the
 * subcontractors of the trustee that it consented to in writing (S3), and those of the provider that are bound to its limits (S1, S2).
 * The module of subprocessors implements it; whatever opens an access asks it when the access is asked for, again under
 * {@link Customers#hold} when it is opened, and whenever something is lost ({@link ConsentLost}).
 *
 * <p>The first that applies says no, in this order:
 * <ol>
 *   <li>an affiliate that this customer's agreement names, by register number: S4 outside Germany, past its time in the agreement, before
 *       its planned start or past its validity; S5 where no due diligence was passed, the entry is suspended, or the register does not list it
 *       for this customer. It lists it for each customer whose agreement names it, whichever customers a proposal was for.
 *   <li>engaged by the provider, by id or register number: S2 where it is not bound by terms or suspended; S1 for another purpose, other
 *       data or another country than it was retained for.
 *   <li>engaged by the trustee, by id or register number: S3 without this customer's written consent in force (none, refused, silent,
 *       withdrawn, suspended, not begun, over) or beyond what was consented to: purpose, data category, service, country.
 *   <li>an affiliate that only other customers' agreements name: S3.
 *   <li>anybody else: S2, nobody has registered it.
 * </ol>
 */
public interface Engagements {

  /**
   * What an organisation is to do.
   *
   * @param organisation a subprocessor's id, or a register number
   * @param purpose one of A3's
   * @param country ISO 3166-1 alpha-2, from which the access comes; Germany is always covered, another country where it is the
   *     subprocessor's own
   * @param dataCategories all must be covered
   * @param services kinds of resource that are touched ({@code mailbox}, {@code site} …): all must be covered where a consent names some
   */
  record Work(String organisation, String purpose, String country, Set<DataCategory> dataCategories, Set<String> services) {

    public Work {
      dataCategories = Set.copyOf(dataCategories);
      services = Set.copyOf(services);
    }
  }

  /** Why not. @param detail one English sentence without a full stop, which the requester and the customer may read */
  record Lack(Rule rule, String detail) {}

  /**
   * How an organisation stands.
   *
   * @param subprocessorId the register's id of whom the work's organisation means, where it may do the work, else null: a register number may
   *     come to mean somebody else, this never does
   * @param name the organisation's name, or null where nobody knows it
   * @param lack null where it may do the work at that instant
   * @param until first instant at which it may no longer, as things stand then, or null where nothing ends it
   */
  record Standing(String subprocessorId, String name, Lack lack, Instant until) {}

  /**
   * How the organisation stands with the customer for this work at that instant. Reads the register anew each time: a caller that holds
   * the customer sees every loss that was committed before.
   *
   * @param customer as the caller knows it; its agreement is the one that counts
   */
  Standing of(Customer customer, Work work, Instant at);
}
