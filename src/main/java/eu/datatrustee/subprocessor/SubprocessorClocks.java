package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.deadline.CaseClocks;
import eu.datatrustee.deadline.ClockStart;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
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

  /** The databases keep microseconds. */
  private static final Duration KEPT = Duration.ofMillis(1);

  /** Customers are reminded at half and at three quarters. */
  private static final int CONSENT_LATE = 75;
  private static final Set<String> READERS = Set.of(Group.VENDOR_MANAGERS, Group.AUDITORS);

  private final Proposals proposals;
  private final Consents consents;
  private final Subprocessors subprocessors;
  private final Customers customers;
  private final CustomerRegister register;
  private final Deadlines deadlines;
  private final Clock clock;

  SubprocessorClocks(Proposals proposals, Consents consents, Subprocessors subprocessors, Customers customers, CustomerRegister register,
      Deadlines deadlines, Clock clock) {
    super(deadlines);
    this.register = register;
    this.deadlines = deadlines;
    this.proposals = proposals;
    this.consents = consents;
    this.subprocessors = subprocessors;
    this.customers = customers;
    this.clock = clock;
  }

  /** When the entry is to be looked at again: in a year, or before a time for which an agreement lists it is up. */
  public Date nextReview(DelegateExecution execution) {
    String id = execution.getProcessBusinessKey();
    return Date.from(asked(subprocessors.require(id), running(id, NEXT_REVIEW).due()));
  }

  private Instant asked(Subprocessor entry, Instant yearly) {
    return consents.nextListedEnd(entry.id(), entry.checkedAt().plus(NEAR_THE_END)).map(end -> end.minus(NEAR_THE_END))
        .filter(near -> near.isBefore(yearly)).orElse(yearly);
  }

  /**
   * The first instant at which the entry's check no longer stands if nobody renews it (S5): the end of its review, or, where nobody has
   * begun the yearly one yet, the end it would have. One that is asked for early counts once it has begun. Empty where nothing watches over it.
   *
   * @param customer whose agreement's own time for the review counts where it is the shorter one (O2), or null for nobody's
   */
  Optional<Instant> checkStandsUntil(Subprocessor entry, Customer customer) {
    return running(entry, REVIEW).map(Deadline::due).or(() -> running(entry, NEXT_REVIEW).map(next -> reviewEnd(entry, next.due(), customer)));
  }

  /** A clock of a check before this one says nothing of it, though whoever enters the entry anew has still to close it. */
  private Optional<Deadline> running(Subprocessor entry, String name) {
    return deadlines.running(entry.id(), name)
        .filter(clock -> entry.checkedAt() == null || !clock.startedAt().plus(KEPT).isBefore(entry.checkedAt()));
  }

  /**
   * The same of several rows, as many as a page shows, by the row's id. Whose agreement sets what is looked up only for reviews that should
   * have begun by that instant: before that none can be over.
   */
  Map<String, Instant> checksStandUntil(Collection<Subprocessor> entries, Collection<Consent> rows, Instant at) {
    Map<String, Subprocessor> byId = entries.stream().collect(Collectors.toMap(Subprocessor::id, entry -> entry));
    Map<String, Instant> begun = new HashMap<>();
    Map<String, Instant> next = new HashMap<>();
    deadlines.of(byId.keySet()).stream().filter(clock -> clock.closedAt() == null).forEach(clock -> {
      if (REVIEW.equals(clock.name())) {
        begun.put(clock.caseId(), clock.due());
      } else if (NEXT_REVIEW.equals(clock.name())) {
        next.put(clock.caseId(), clock.due());
      }
    });
    next.keySet().removeAll(begun.keySet());
    Map<String, Customer> relying = register.among(rows.stream().map(Consent::about)
        .filter(about -> next.containsKey(about.subprocessorId()) && !next.get(about.subprocessorId()).isAfter(at))
        .map(Consent.About::customerId).collect(Collectors.toSet())).stream().collect(Collectors.toMap(Customer::id, customer -> customer));
    Map<String, Instant> ends = new HashMap<>();
    Map<List<Object>, Instant> foreseen = new HashMap<>();
    for (Consent row : rows) {
      String entry = row.about().subprocessorId();
      if (begun.containsKey(entry)) {
        ends.put(row.id(), begun.get(entry));
      } else if (next.containsKey(entry)) {
        Customer customer = relying.get(row.about().customerId());
        // Many customers, few times: each is counted once.
        List<Object> key = Arrays.asList(entry, customer == null ? null : customer.agreement().deadlines().get(REVIEW));
        ends.put(row.id(), foreseen.computeIfAbsent(key, k -> reviewEnd(byId.get(entry), next.get(entry), customer)));
      }
    }
    return ends;
  }

  /** Whether the review that has begun ends before everybody could foresee: an agreement that others know nothing of sets a shorter time. */
  boolean endsSoonerThanForeseen(Subprocessor entry) {
    Optional<Instant> foreseen = deadlines.running(entry.id(), NEXT_REVIEW).map(next -> reviewEnd(entry, next.due(), null));
    return deadlines.running(entry.id(), REVIEW).map(Deadline::due).filter(due -> foreseen.filter(due::isBefore).isPresent()).isPresent();
  }

  private Instant reviewEnd(Subprocessor entry, Instant asked, Customer customer) {
    Instant usual = deadlines.foresee(review(entry.id(), REVIEW, asked, null)).due();
    return customer == null ? usual
        : own(customer, REVIEW).map(own -> deadlines.foresee(review(entry.id(), REVIEW, asked, own)).due())
            .filter(usual::isAfter).orElse(usual);
  }

  /**
   * One review for all customers: where an agreement that it matters to sets a shorter time than the table, that time (O2); of several the
   * shortest. A longer one cannot count, since others rely on the check too.
   */
  private Optional<ClockStart.Own> shortest(String entryId, Instant asked) {
    List<String> relying = consents.countingOf(entryId).stream().map(row -> row.about().customerId()).toList();
    Deadline usual = deadlines.foresee(review(entryId, REVIEW, asked, null));
    Map<Instant, ClockStart.Own> ends = new TreeMap<>();
    register.among(relying).forEach(customer -> own(customer, REVIEW)
        .ifPresent(own -> ends.putIfAbsent(deadlines.foresee(review(entryId, REVIEW, asked, own)).due(), own)));
    return ends.entrySet().stream().findFirst().filter(first -> first.getKey().isBefore(usual.due())).map(Map.Entry::getValue);
  }

  private static Optional<ClockStart.Own> own(Customer customer, String name) {
    return Optional.ofNullable(customer.agreement().deadlines().get(name))
        .map(set -> new ClockStart.Own(set.amount(), set.counting(), customer.agreement().reference()));
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
      return new ClockStart(ownerId, customer.id(), SubprocessorApproval.CUSTOMER_CONSENT, name, clock.instant(), Map.of(),
          own(customer, name).orElse(null), READERS, CONSENT_LATE);
    }
    proposals.require(ownerId);
    Instant now = clock.instant();
    return switch (name) {
      case REVIEW -> {
        // A timer that was late takes nothing from what could be foreseen, and adds nothing.
        Instant asked = deadlines.running(ownerId, NEXT_REVIEW).map(Deadline::due).filter(now::isAfter).orElse(now);
        yield review(ownerId, name, asked, shortest(ownerId, asked).orElse(null));
      }
      case NEXT_REVIEW -> review(ownerId, name, now, null);
      default -> new ClockStart(ownerId, null, SubprocessorApproval.KEY, name, now, Map.of(), null, READERS);
    };
  }

  private static ClockStart review(String entryId, String name, Instant from, ClockStart.Own own) {
    return new ClockStart(entryId, null, SubprocessorReview.KEY, name, from, Map.of(), own, READERS);
  }
}
