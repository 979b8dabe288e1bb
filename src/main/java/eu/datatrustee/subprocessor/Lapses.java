package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Rule;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes down that a validity is over. It does not end it: whoever asks the register learns so from the very instant, and no access was
 * granted beyond it. Each customer's row in a transaction of its own; several nodes may look at once.
 */
@Component
class Lapses {

  private static final int AT_A_TIME = 200;

  private final Consents consents;
  private final Customers customers;
  private final Subprocessors subprocessors;
  private final Listings listings;
  private final Standings standings;
  private final SubprocessorNotices notices;
  private final TransactionTemplate transaction;
  private final Clock clock;

  Lapses(Consents consents, Customers customers, Subprocessors subprocessors, Listings listings, Standings standings, SubprocessorNotices notices,
      TransactionTemplate transaction, Clock clock) {
    this.consents = consents;
    this.customers = customers;
    this.subprocessors = subprocessors;
    this.listings = listings;
    this.standings = standings;
    this.notices = notices;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** @return how many were written down */
  int look() {
    int written = 0;
    for (String id : consents.over(clock.instant(), AT_A_TIME)) {
      written += Boolean.TRUE.equals(transaction.execute(status -> lapse(id))) ? 1 : 0;
    }
    return written;
  }

  private boolean lapse(String id) {
    Consent.About about = consents.require(id).about();
    Customer customer = customers.hold(about.customerId());
    Subprocessor entry = subprocessors.lock(about.subprocessorId());
    Consent consent = consents.lock(id);
    // Another node was here first, or the customer withdrew meanwhile.
    if (!consent.state().counts() || consent.validUntil() == null || consent.validUntil().isAfter(clock.instant())) {
      return false;
    }
    if (standings.followed(consent)) {
      return true;
    }
    consent.lapse(consent.validUntil());
    standings.write(consent, "SUBPROCESSOR_LAPSED", Rule.S3, null);
    notices.ended(consent, entry, consent.validUntil(), ConsentState.LAPSED.name(), null);
    if (about.route() == Route.LISTED_AFFILIATE) {
      // Where the agreement names it still, and a later check covers that, which may have been for others.
      listings.keep(entry, customer);
    }
    // Last: what rests on it may rest on what is in its place.
    standings.narrowed(consent);
    return true;
  }

  /** Looks by itself; tests look when they want. */
  @Component
  @ConditionalOnProperty(name = "datatrustee.register.look", havingValue = "true", matchIfMissing = true)
  static class Round {

    private final Lapses lapses;

    Round(Lapses lapses) {
      this.lapses = lapses;
    }

    @Scheduled(fixedDelayString = "${datatrustee.register.look-every:5s}")
    void look() {
      lapses.look();
    }
  }
}
