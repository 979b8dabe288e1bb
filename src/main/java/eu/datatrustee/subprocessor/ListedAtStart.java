package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customers;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Rows for customers whose agreement named a checked affiliate before the register kept one for each of them: without it nobody works (S4).
 * Each in a transaction of its own; several nodes may start at once, and a start that finds nothing to do writes nothing.
 */
@Component
@Order(ListedAtStart.ORDER)
class ListedAtStart implements ApplicationRunner {

  /** After the demonstration's affiliates. */
  static final int ORDER = DemoSubprocessors.ORDER + 10;

  private final Subprocessors subprocessors;
  private final Consents consents;
  private final Customers customers;
  private final Listings listings;
  private final TransactionTemplate transaction;

  ListedAtStart(Subprocessors subprocessors, Consents consents, Customers customers, Listings listings, TransactionTemplate transaction) {
    this.subprocessors = subprocessors;
    this.consents = consents;
    this.customers = customers;
    this.listings = listings;
    this.transaction = transaction;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    for (Subprocessor entry : subprocessors.checkedAffiliates()) {
      Set<String> listed = consents.countingOf(entry.id()).stream().filter(row -> row.state() == ConsentState.LISTED_AFFILIATE)
          .map(row -> row.about().customerId()).collect(Collectors.toSet());
      customers.naming(entry.registerNumber()).stream().filter(customer -> !listed.contains(customer.id()))
          // As it is now, under its lock and then the entry's.
          .forEach(customer -> transaction.executeWithoutResult(status -> listings.keepLocked(entry.id(), customers.hold(customer.id()))));
    }
  }
}
