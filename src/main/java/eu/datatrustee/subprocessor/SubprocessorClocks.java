package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.deadline.CaseClocks;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** The clocks of the three models; each customer's consent has a clock of its own, under the consent's id. */
@Component("subprocessorClocks")
public class SubprocessorClocks extends CaseClocks {

  static final String DUE_DILIGENCE = "dueDiligence";
  static final String BINDING_TERMS = "bindingTerms";
  static final String CONSENT = "consent";
  /** A year, as shipped, after which the check is asked for again. */
  static final String NEXT_REVIEW = "nextReview";
  /** The time to answer that. */
  static final String REVIEW = "subprocessorReview";

  /** How long before an affiliate's time in an agreement ends its review is asked for. */
  static final Duration NEAR_THE_END = Duration.ofDays(30);

  /** Customers are reminded at half and at three quarters. */
  private static final int CONSENT_LATE = 75;
  private static final Set<String> READERS = Set.of(Group.VENDOR_MANAGERS, Group.AUDITORS);

  private final Proposals proposals;
  private final Consents consents;
  private final Subprocessors subprocessors;
  private final Customers customers;
  private final Clock clock;

  SubprocessorClocks(Proposals proposals, Consents consents, Subprocessors subprocessors, Customers customers, Deadlines deadlines, Clock clock) {
    super(deadlines);
    this.proposals = proposals;
    this.consents = consents;
    this.subprocessors = subprocessors;
    this.customers = customers;
    this.clock = clock;
  }

  /** When the entry is to be looked at again: in a year, or before an agreement's time for it is up. */
  public Date nextReview(DelegateExecution execution) {
    String id = execution.getProcessBusinessKey();
    Instant yearly = running(id, NEXT_REVIEW).due();
    Subprocessor entry = subprocessors.require(id);
    return Date.from(consents.countingOf(id).stream().filter(row -> row.state() == ConsentState.LISTED_AFFILIATE)
        .map(row -> customers.find(row.about().customerId()).flatMap(customer -> customer.agreement().affiliate(entry.registerNumber()))
            .map(Affiliate::validUntil).orElse(null))
        .filter(Objects::nonNull).map(end -> end.minus(NEAR_THE_END))
        .filter(near -> near.isAfter(entry.checkedAt())).reduce(yearly, Register::earlier));
  }

  /** The consent's own clocks where the execution is about one, else those of the case. */
  @Override
  protected String owner(DelegateExecution execution) {
    Object consent = execution.getVariable(SubprocessorApproval.Variable.CONSENT);
    return consent == null ? execution.getProcessBusinessKey() : consent.toString();
  }

  @Override
  protected ClockStart start(String ownerId, String name) {
    if (CONSENT.equals(name)) {
      Customer customer = customers.require(consents.require(ownerId).about().customerId());
      Optional<OwnDeadline> own = Optional.ofNullable(customer.agreement().deadlines().get(name));
      return new ClockStart(ownerId, customer.id(), SubprocessorApproval.CUSTOMER_CONSENT, name, clock.instant(), Map.of(),
          own.map(set -> new ClockStart.Own(set.amount(), set.counting(), customer.agreement().reference())).orElse(null), READERS,
          CONSENT_LATE);
    }
    boolean review = REVIEW.equals(name) || NEXT_REVIEW.equals(name);
    proposals.require(ownerId);
    return new ClockStart(ownerId, null, review ? SubprocessorReview.KEY : SubprocessorApproval.KEY, name, clock.instant(), Map.of(), null,
        READERS);
  }
}
