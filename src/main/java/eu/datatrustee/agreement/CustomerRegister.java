package eu.datatrustee.agreement;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.CustomerGroups;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the trustee's agreement managers keep customers and their agreements. */
@Service
public class CustomerRegister {

  private final StoredCustomers customers;
  private final Ledger ledger;
  private final CustomerGroups groups;
  private final ApplicationEventPublisher events;

  CustomerRegister(StoredCustomers customers, Ledger ledger, CustomerGroups groups, ApplicationEventPublisher events) {
    this.customers = customers;
    this.ledger = ledger;
    this.groups = groups;
    this.events = events;
  }

  /**
   * Puts the customer in the place of what was known of it, and tells who listens ({@link AgreementChanged}) in this transaction.
   * What is put unchanged is neither written nor told.
   *
   * @return whether it is new
   * @throws Refusal (conflict) where somebody else put the new customer at the same moment
   */
  @Transactional
  public boolean put(Customer customer) {
    Optional<Customer> before = customers.locked(customer.id());
    if (before.isPresent() && before.get().equals(customer)) {
      return false;
    }
    before.ifPresentOrElse(known -> customers.update(customer), () -> insert(customer));
    groups.ensure(customer.id());
    ledger.append(new Act(null, customer.id(), before.isPresent() ? "AGREEMENT_CHANGED" : "CUSTOMER_REGISTERED", null,
        summary(customer), true));
    events.publishEvent(new AgreementChanged(before.orElse(null), customer));
    return before.isEmpty();
  }

  /** One page of all customers, by id. @param page from 0 */
  @Transactional(readOnly = true)
  public List<Customer> page(int page, int size) {
    return customers.list((long) page * size, size);
  }

  /** The ids of all customers, in order. */
  public List<String> ids() {
    return customers.ids();
  }

  public long count() {
    return customers.count();
  }

  /** Those of the ids that exist, in the order of ids. */
  public List<Customer> among(Collection<String> ids) {
    return customers.among(ids);
  }

  private void insert(Customer customer) {
    try {
      customers.insert(customer);
    } catch (DuplicateKeyException e) {
      throw Refusal.conflict("Customer " + customer.id() + " was registered by somebody else at the same moment");
    }
  }

  private static String summary(Customer customer) {
    Agreement agreement = customer.agreement();
    return "Agreement %s, in force from %s%s; access from %s; the customer %s; affiliates %s".formatted(agreement.reference(),
        agreement.inForceFrom(), agreement.inForceUntil() == null ? "" : " until " + agreement.inForceUntil(),
        agreement.accessFromCountries().isEmpty() ? "Germany only"
            : "Germany and " + String.join(", ", agreement.accessFromCountries().stream().map(c -> c.country()).toList()),
        agreement.customerDecidesAccess() ? "decides on each access too" : "leaves decisions on access to the trustee",
        agreement.affiliates().isEmpty() ? "none"
            : String.join(", ", agreement.affiliates().stream().map(a -> a.registerNumber()).toList()));
  }
}
