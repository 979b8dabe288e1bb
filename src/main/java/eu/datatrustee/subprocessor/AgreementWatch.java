package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.AgreementChanged;
import eu.datatrustee.agreement.Customer;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the register by what agreements say: an affiliate named, no longer named, or for another time (S4); customers that are new. */
@Component
class AgreementWatch {

  private final Subprocessors subprocessors;
  private final Listings listings;
  private final NewCustomers newCustomers;

  AgreementWatch(Subprocessors subprocessors, Listings listings, NewCustomers newCustomers) {
    this.subprocessors = subprocessors;
    this.listings = listings;
    this.newCustomers = newCustomers;
  }

  /** Whoever changes the agreement holds the customer; the entries come after it, as {@link Listings} asks. */
  @EventListener
  void agreementChanged(AgreementChanged change) {
    Customer customer = change.after();
    Set<String> numbers = new TreeSet<>(numbers(customer));
    if (change.before() == null) {
      for (Subprocessor entry : subprocessors.lockForNewCustomer(numbers)) {
        if (entry.engagedBy() == EngagedBy.TRUSTEE) {
          listings.keep(entry, customer);
        }
        newCustomers.meet(entry, customer);
      }
    } else {
      numbers.addAll(numbers(change.before()));
      subprocessors.lockAffiliates(numbers).forEach(entry -> listings.keep(entry, customer));
    }
  }

  private static List<String> numbers(Customer customer) {
    return customer.agreement().affiliates().stream().map(Affiliate::registerNumber).toList();
  }
}
