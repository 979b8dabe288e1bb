package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.identity.Group;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Why an access that runs out ended: by its own instants, whatever is written afterwards; and that it never outlasts a review (A4, S5). */
class EndOfBasisTest extends ProcessTest {

  private final Affiliate affiliate = new Affiliate("Nordwerk GmbH", "HRB " + UUID.randomUUID(), "DE", null);

  @Autowired
  Grants grantBooks;
  @Autowired
  Deadlines clocks;
  @Autowired
  TransactionTemplate transaction;

  private Instant until() {
    return grantBooks.require(caseId).until();
  }

  private void running(Customer customer) {
    opened(Wish.of(customer.id()).by(affiliate.registerNumber()));
    claim("task_supervise", "supervisor1");
  }

  @Test
  @DisplayName("A4: expired and then delisted in the same moment, it has expired: the loss came after its end")
  void delistedAfterItsEnd() {
    Customer customer = customerWith(affiliate);
    running(customer);
    at(until());
    affiliatesAreNow(customer);
    assertThat(request().endReason()).isEqualTo(EndReason.EXPIRED);
    assertThat(request().endedAt()).isEqualTo(until());
  }

  @Test
  @DisplayName("A4: delisted first, it has lost its basis, though the time is over before anything else happens")
  void delistedBeforeItsEnd() {
    Customer customer = customerWith(affiliate);
    running(customer);
    at(until().minusMillis(1));
    affiliatesAreNow(customer);
    later(Duration.ofMillis(1));
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.CONSENT_LOST);
  }

  @Test
  @DisplayName("A4: an agreement that is ended after the grant, or said to have ended long before, changes nothing about how the grant ended")
  void agreementEndedAfterItsEnd() {
    Customer customer = customerWith(affiliate);
    running(customer);
    at(until());
    agreementEnds(customer, MONDAY);
    assertThat(request().endReason()).isEqualTo(EndReason.EXPIRED);
  }

  @Test
  @DisplayName("A2, A4: cut to the agreement's end it ends with the agreement; the agreement prolonged, its own time is what is over")
  void cutAndProlonged() {
    Customer customer = customerWith(affiliate);
    running(customer);
    Instant end = now().plus(Duration.ofMinutes(20));
    agreementEnds(customer, end);
    assertThat(until()).isEqualTo(end);
    assertThat(request().runsOutBy()).isEqualTo(EndReason.AGREEMENT_ENDED);
    agreementEnds(customer, end.plus(Duration.ofDays(9)));
    assertThat(until()).as("never later than it was once cut to").isEqualTo(end);
    fireTimer("timer_grantEnds");
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.EXPIRED);
  }

  @Test
  @DisplayName("S5, A4: granted while a review is open it ends with the review's time, with no job executor that could see to it")
  void neverPastAReview() {
    Customer customer = customerWith(affiliate);
    String entry = jdbc.sql("select id from subprocessor where register_number = ?").param(affiliate.registerNumber()).query(String.class).single();
    Instant due = transaction.execute(status -> clocks.start(new ClockStart(entry, null, "subprocessor-review", "subprocessorReview", now(),
        Map.of(), null, Set.of(Group.VENDOR_MANAGERS)))).due();
    at(due.minus(Duration.ofMinutes(30)));
    running(customer);
    assertThat(until()).isEqualTo(due);
    at(due.minusMillis(1));
    assertThat(grantBooks.isLive(caseId, now())).isTrue();
    at(due);
    assertThat(grantBooks.isLive(caseId, now())).isFalse();
    fireTimer("timer_grantEnds");
    revoked();
    assertThat(request().endReason()).isEqualTo(EndReason.CONSENT_LOST);
  }
}
