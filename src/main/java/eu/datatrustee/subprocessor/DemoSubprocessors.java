package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.CaseNumbers;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The two affiliates that the demonstration's agreements name, with the check that S5 asks for passed. */
@Component
@Profile("demo")
@Order(DemoSubprocessors.ORDER)
class DemoSubprocessors implements ApplicationRunner {

  /** After the customers, whose agreements name them. */
  static final int ORDER = 20;

  private static final int MOST_CUSTOMERS = 200;
  private static final String PROPOSER = "vendor2";
  private static final String CHECKER = "vendor1";

  private final Subprocessors subprocessors;
  private final Proposals proposals;
  private final Consents consents;
  private final Enrolment enrolment;
  private final CustomerRegister customers;
  private final CaseNumbers numbers;
  private final TransactionTemplate transaction;
  private final Clock clock;

  DemoSubprocessors(Subprocessors subprocessors, Proposals proposals, Consents consents, Enrolment enrolment, CustomerRegister customers,
      CaseNumbers numbers, TransactionTemplate transaction, Clock clock) {
    this.subprocessors = subprocessors;
    this.proposals = proposals;
    this.consents = consents;
    this.enrolment = enrolment;
    this.customers = customers;
    this.numbers = numbers;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    checked("Rheinland Treuhand Services GmbH", "HRB 98311");
    checked("Spreewerk Datendienste GmbH", "HRB 204117");
  }

  /** Has an affiliate in the register as checked, for the customers whose agreement names it; one that is there is left as it is. */
  void checked(String name, String registerNumber) {
    transaction.executeWithoutResult(status -> {
      if (subprocessors.ofEntity(EngagedBy.TRUSTEE, registerNumber).isEmpty()) {
        add(name, registerNumber);
      }
    });
  }

  private void add(String name, String registerNumber) {
    Instant now = clock.instant();
    String id = numbers.next(CaseKind.SUBPROCESSOR_PROPOSAL);
    subprocessors.add(new Subprocessor(id, EngagedBy.TRUSTEE, registerNumber, name, "DE"));
    Proposal proposal = proposals.add(new Proposal(id, new Proposed(id, EngagedBy.TRUSTEE, name, registerNumber, "DE", "Support of the platform",
        Arrays.stream(DataCategory.values()).map(Enum::name).collect(Collectors.joining("\n")),
        ProposalForm.PURPOSES.stream().sorted().collect(Collectors.joining("\n")), false, now, null, PROPOSER, now)));
    List<Consent> rows = new ArrayList<>();
    for (Customer customer : customers.page(0, MOST_CUSTOMERS)) {
      if (customer.agreement().affiliate(registerNumber).filter(named -> customer.agreement().lackOf(named, now).isEmpty()).isPresent()) {
        int ordinal = rows.size() + 1;
        rows.add(new Consent(Consent.id(id, ordinal), new Consent.About(id, id, customer.id(), ordinal, Route.LISTED_AFFILIATE)));
      }
    }
    if (!rows.isEmpty()) {
      consents.add(rows);
    }
    proposal.checked(Arrays.stream(DueDiligence.Item.values()).map(Enum::name).toList(), CHECKER, now);
    proposal.registered(now);
    proposals.save(proposal);
    enrolment.enter(id);
  }
}
