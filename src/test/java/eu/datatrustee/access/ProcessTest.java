package eu.datatrustee.access;

import eu.datatrustee.access.gateway.ReconcilerRounds;
import eu.datatrustee.access.gateway.WilfulGateway;
import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.CustomerRegister;
import eu.datatrustee.processes.RunningModels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of the access flows have in common. */
abstract class ProcessTest extends RunningModels {

  @Autowired
  Registration registration;
  @Autowired
  AccessActions actions;
  @Autowired
  AccessRequests requests;
  @Autowired
  IncidentDesk incidents;
  @Autowired
  CustomerRegister register;
  @Autowired
  DecisionLog log;
  @Autowired
  WilfulGateway gateway;
  @Autowired
  ReconcilerRounds reconciler;

  /** The case's incident, where it has one. */
  String incidentId;

  @BeforeEach
  void forgetTheGateways() {
    gateway.forget();
  }

  // ---- the case ----

  String newIncident(String customer, String severity) {
    String id = "INC-" + UUID.randomUUID();
    as("support1", support -> incidents.report(new Incident(id, customer, "Mails vanish", severity, "it@" + customer + ".example",
        now().minus(Duration.ofHours(1)), support.id(), null, null), support));
    return id;
  }

  /** Asks for access; the incident is a new one of severity B where the wish names none and needs one. */
  void asked(Wish wish) {
    asked("support1", wish);
  }

  void asked(String user, Wish wish) {
    if (wish.needsIncident()) {
      incidentId = newIncident(wish.customer(), "B");
      wish.incident(incidentId);
    }
    caseId = as(user, caller -> registration.register(wish.application(), caller)).id();
    process = runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseId).processDefinitionKey(SupportIncidentAccess.KEY)
        .singleResult();
  }

  /** An officer has granted, and the gateways have opened. */
  void opened(Wish wish) {
    asked(wish);
    decide("task_review", "officer1", "GRANT");
    executeJobFor("service_grantAccess");
  }

  /** Everything that follows the end of an access at gateways that obey. */
  void revoked() {
    executeJobFor("service_revokeAccess");
    executeJobFor("service_confirmRevocation");
  }

  /** A customer of the test's own, whose agreement may be changed under it. */
  Customer customerWith(Affiliate... affiliates) {
    String id = "c" + UUID.randomUUID().toString().replace("-", "");
    Customer customer = new Customer(id, "Northwind AG", List.of(new Contact("Nora Nord", "nora@northwind.example", "+49 30 1", "de")),
        new Agreement("DTA-" + id, MONDAY.minus(Duration.ofDays(30)), null, false, List.of(), List.of(affiliates), List.of(), Map.of()));
    List.of(affiliates).forEach(this::checked);
    register.put(customer);
    return customer;
  }

  /** S5: an affiliate of the register, its due diligence passed; once for all tests. */
  private void checked(Affiliate affiliate) {
    long known = jdbc.sql("select count(*) from subprocessor where register_number = ?").param(affiliate.registerNumber())
        .query(Long.class).single();
    if (known == 0) {
      String id = "SP-2020-%06d".formatted(Math.floorMod(affiliate.registerNumber().hashCode(), 1_000_000));
      jdbc.sql("""
          insert into subprocessor (id, version, engaged_by, register_number, name, country, all_customers, state, checked_at, checked_by)
          values (?, 0, 'TRUSTEE', ?, ?, ?, false, 'CHECKED', ?, 'vendor1')""").params(id, affiliate.registerNumber(),
          affiliate.name(), affiliate.country(), MONDAY.atOffset(ZoneOffset.UTC)).update();
      jdbc.sql("""
          insert into proposal (id, version, subprocessor_id, engaged_by, name, register_number, country, service, data_categories, purposes,
            all_customers, planned_start, proposed_by, proposed_at, state)
          values (?, 0, ?, 'TRUSTEE', ?, ?, ?, 'Support', 'CONTENT', 'SUPPORT_INCIDENT', false, ?, 'vendor2', ?, 'REGISTERED')""").params(id, id,
          affiliate.name(), affiliate.registerNumber(), affiliate.country(), MONDAY.atOffset(ZoneOffset.UTC), MONDAY.atOffset(ZoneOffset.UTC))
              .update();
    }
  }

  void agreementEnds(Customer customer, Instant until) {
    Agreement a = customer.agreement();
    register.put(new Customer(customer.id(), customer.name(), customer.contacts(), new Agreement(a.reference(), a.inForceFrom(), until,
        a.customerDecidesAccess(), a.accessFromCountries(), a.affiliates(), a.describedDisclosures(), a.deadlines())));
  }

  void customerDecidesFromNowOn(Customer customer) {
    Agreement a = customer.agreement();
    register.put(new Customer(customer.id(), customer.name(), customer.contacts(), new Agreement(a.reference(), a.inForceFrom(),
        a.inForceUntil(), true, a.accessFromCountries(), a.affiliates(), a.describedDisclosures(), a.deadlines())));
  }

  void affiliatesAreNow(Customer customer, Affiliate... affiliates) {
    Agreement a = customer.agreement();
    register.put(new Customer(customer.id(), customer.name(), customer.contacts(), new Agreement(a.reference(), a.inForceFrom(),
        a.inForceUntil(), a.customerDecidesAccess(), a.accessFromCountries(), List.of(affiliates), a.describedDisclosures(),
        a.deadlines())));
  }

  // ---- what came of it ----

  AccessRequest request() {
    return requests.require(caseId);
  }

  AccessState state() {
    return requests.find(caseId).map(AccessRequest::state).orElse(null);
  }

  /** {@code STEP DECISION by}, in order. */
  List<String> decisions() {
    return log.of(caseId).stream().map(entry -> entry.step() + " " + entry.decision() + " " + entry.decidedBy()).toList();
  }
}
