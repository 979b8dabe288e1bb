package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.agreement.Engagements.Work;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Refusal.Kind;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules S1 to S5 by name, what agreements change in the register, who sees what of it, and what cannot be proposed. */
class RegisterTest extends SubprocessorProcessTest {

  private Customer listed(Offer offer) {
    Customer customer = customer("de", new Affiliate("Helfer GmbH", offer.number(), "DE", null));
    proposed(offer.to(customer));
    decide("task_dueDiligence", "vendor2", "PASS");
    return customer;
  }

  private void bound(Offer offer) {
    proposed("support1", offer.byProvider());
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
  }

  private Work work(String organisation) {
    return new Work(organisation, "SUPPORT_INCIDENT", "DE", Set.of(DataCategory.CONTENT), Set.of());
  }

  // ---- rules ----

  @Test
  @DisplayName("S1: the provider's subcontractor gets data only for the purpose, the data and from the country it was retained for")
  void s1() {
    Customer customer = customer("de");
    bound(offer(customer).in("IE"));
    String id = entry().id();
    assertThat(lack(customer, new Work(id, "MAINTENANCE", "IE", Set.of(DataCategory.SUPPORT), Set.of("database")))).isNull();
    assertThat(lack(customer, new Work(id, "IMPROVEMENT", "DE", Set.of(DataCategory.CONTENT), Set.of()))).isEqualTo(Rule.S1);
    assertThat(lack(customer, new Work(id, "MAINTENANCE", "DE", Set.of(DataCategory.PAYMENT), Set.of()))).isEqualTo(Rule.S1);
    assertThat(lack(customer, new Work(id, "MAINTENANCE", "US", Set.of(DataCategory.CONTENT), Set.of()))).isEqualTo(Rule.S1);
  }

  @Test
  @DisplayName("S2: bound for one customer is not bound for another; nobody registered is nobody's")
  void s2() {
    Customer customer = customer("de");
    Customer other = customer("de");
    Offer offer = offer(customer);
    bound(offer);
    assertThat(lack(customer, work(offer.number()))).as("by its register number too").isNull();
    assertThat(lack(other)).isEqualTo(Rule.S2);
    assertThat(lack(customer, work("HRB nobody"))).isEqualTo(Rule.S2);
  }

  @Test
  @DisplayName("S2: bound for all customers, it is bound for one that comes later")
  void boundForThoseThatCome() {
    bound(offer().toIds(ProposalApplication.ALL));
    Customer later = customer("nl");
    assertThat(lack(later)).isNull();
    assertThat(consent(later).state()).isEqualTo(ConsentState.BOUND_BY_TERMS);
  }

  @Test
  @DisplayName("S3: the trustee's needs this customer's consent; a customer that comes later was not asked, and is not covered")
  void s3() {
    Offer offer = offer();
    Customer names = listed(offer);
    Customer other = customer("de");
    assertThat(lack(names, work(offer.number()))).isNull();
    assertThat(lack(other, work(offer.number()))).isEqualTo(Rule.S3);
    Affiliate elsewhere = new Affiliate("Anderswo GmbH", "HRB " + other.id(), "DE", null);
    changed(names, List.of(elsewhere), Map.of());
    assertThat(lack(other, work(elsewhere.registerNumber()))).as("named by another customer's agreement only").isEqualTo(Rule.S3);
  }

  @Test
  @DisplayName("S4: as soon as the agreement no longer names it, it is lost for that customer, and for that one only")
  void s4NoLongerNamed() {
    Offer offer = offer();
    Affiliate affiliate = new Affiliate("Helfer GmbH", offer.number(), "DE", null);
    Customer one = customer("de", affiliate);
    Customer other = customer("de", affiliate);
    proposed(offer.to(one, other));
    decide("task_dueDiligence", "vendor2", "PASS");
    losses.published.clear();

    changed(one, List.of(), Map.of());

    assertThat(consent(one).state()).isEqualTo(ConsentState.DELISTED);
    assertThat(lack(one)).isEqualTo(Rule.S3);
    assertThat(lack(other)).isNull();
    assertThat(lost()).containsExactly(one.id());
    assertThat(events(one)).containsExactly("LISTED_AFFILIATE", "DELISTED");
    assertThat(mails("consent-ended")).containsExactly(one.id() + "@northwind.example");

    changed(customers.require(one.id()), List.of(affiliate), Map.of());
    assertThat(lack(one)).as("named again").isNull();
    assertThat(consent(one).state()).isEqualTo(ConsentState.LISTED_AFFILIATE);
  }

  @Test
  @DisplayName("S4: an affiliate that leaves Germany is lost, by the agreement's word and by its own new proposal's")
  void s4LeavesGermany() {
    Offer offer = offer();
    Customer customer = listed(offer);
    changed(customer, List.of(new Affiliate("Helfer GmbH", offer.number(), "IE", null)), Map.of());
    assertThat(lack(customer)).isEqualTo(Rule.S4);
    assertThat(consent(customer).state()).isEqualTo(ConsentState.DELISTED);

    Offer moving = offer();
    Customer other = listed(moving);
    losses.published.clear();
    proposed(moving.in("IE"));
    decide("task_dueDiligence", "vendor2", "PASS");
    assertThat(lack(other)).as("checked in Ireland, it is no affiliate in Germany").isEqualTo(Rule.S4);
    assertThat(lost()).contains(other.id());
  }

  @Test
  @DisplayName("S4: the agreement's own end for it is its end, from the very instant; newly named once it is checked, it is listed")
  void s4UntilAndSince() {
    Offer offer = offer();
    Customer first = listed(offer);
    Instant until = MONDAY.plus(Duration.ofDays(3));
    Customer later = customer("de");
    assertThat(lack(later)).isEqualTo(Rule.S3);
    changed(later, List.of(new Affiliate("Helfer GmbH", offer.number(), "DE", until)), Map.of());
    assertThat(lack(later)).isNull();
    assertThat(engagements.of(customers.require(later.id()), work(), now()).until()).isEqualTo(until);
    at(until);
    assertThat(lack(later)).isEqualTo(Rule.S4);
    assertThat(lack(first)).isNull();
    lapses.look();
    assertThat(consent(later).state()).isEqualTo(ConsentState.LAPSED);
  }

  @Test
  @DisplayName("S5: named, but not checked, it may not work; the demonstration's affiliates are checked")
  void s5() {
    Affiliate unchecked = new Affiliate("Neu GmbH", "HRB neu-" + System.nanoTime(), "DE", null);
    Customer customer = customer("de", unchecked);
    assertThat(lack(customer, work(unchecked.registerNumber()))).isEqualTo(Rule.S5);
    assertThat(lack(customers.require("contoso"), work("HRB 98311"))).isNull();
    assertThat(lack(customers.require("fabrikam"), work("HRB 98311"))).isNull();
    assertThat(lack(customers.require("fabrikam"), work("HRB 204117"))).isEqualTo(Rule.S3);
  }

  // ---- proposals ----

  static Stream<Arguments> impossible() {
    return Stream.of(
        Arguments.of("customers", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.toIds("nobody", "contoso")),
        Arguments.of("customers", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.toIds()),
        Arguments.of("customers", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.toIds("ALL", "contoso")),
        Arguments.of("country", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.in("XX")),
        Arguments.of("registerNumber", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.number("PROVIDER")),
        Arguments.of("registerNumber", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.number(" ")),
        Arguments.of("registerNumber", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.number(" sp-2026-000001")),
        Arguments.of("service", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.service(", ;")),
        Arguments.of("dataCategories", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.categories("SECRETS")),
        Arguments.of("dataCategories", Rule.D11, (java.util.function.UnaryOperator<Offer>) offer -> offer.categories("CONTENT", "ENCRYPTION_KEYS")),
        Arguments.of("purposes", Rule.S1, (java.util.function.UnaryOperator<Offer>) offer -> offer.purposes("ADVERTISING")),
        Arguments.of("purposes", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.purposes()),
        Arguments.of("validUntil", null, (java.util.function.UnaryOperator<Offer>) offer -> offer.until(MONDAY)),
        Arguments.of("validUntil", null, (java.util.function.UnaryOperator<Offer>) offer ->
            offer.from(MONDAY.plusSeconds(60)).until(MONDAY.plusSeconds(60))));
  }

  @ParameterizedTest
  @MethodSource("impossible")
  @DisplayName("What cannot be proposed names its field and its rule, and leaves nothing")
  void impossibleProposals(String field, Rule rule, java.util.function.UnaryOperator<Offer> fault) {
    long before = rows();
    Refusal refusal = refused(() -> proposed(fault.apply(offer().toIds("contoso"))));
    assertThat(refusal.errors().get(0).field()).isEqualTo(field);
    assertThat(refusal.rule()).isEqualTo(rule);
    assertThat(rows()).isEqualTo(before);
  }

  private long rows() {
    return Stream.of("proposal", "subprocessor", "consent", "consent_event", "evidence", "act_ru_execution")
        .mapToLong(table -> jdbc.sql("select count(*) from " + table).query(Long.class).single()).sum();
  }

  @Test
  @DisplayName("Proposed twice while a customer is being asked: the second is a conflict, also where it names other customers besides")
  void twice() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    proposed(offer);
    Customer other = customer("de");
    long before = rows();
    assertThat(refused(() -> proposed("support1", offer.to(other, customer))).kind()).isEqualTo(Kind.CONFLICT);
    assertThat(rows()).isEqualTo(before);
    proposed("vendor2", offer.to(customer("de")));
    assertThat(proposal().state()).isEqualTo(ProposalState.IN_DUE_DILIGENCE);
  }

  @Test
  @DisplayName("S2, S3: a number that trustee and provider both engage means nobody for certain: neither for an access nor for a withdrawal")
  void oneNumberTwoEntries() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    asked(offer);
    consents(customer);
    String trustees = entry().id();
    assertThat(lack(customer, work(offer.number()))).isNull();
    proposed("support1", offer.byProvider());
    assertThat(lack(customer, work(offer.number()))).as("the other was only proposed").isNull();
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
    String providers = entry().id();

    assertThat(lack(customer, work(offer.number()))).isEqualTo(Rule.S2);
    assertThat(engagements.of(customer, work(offer.number()), now()).lack().detail()).contains(trustees, providers);
    assertThat(lack(customer, work(trustees))).isNull();
    assertThat(lack(customer, work(providers))).isNull();
    for (String user : List.of("auditor1", contactOf(customer))) {
      Refusal ambiguous = refused(() -> queries.subprocessor(offer.number(), caller(user)));
      assertThat(ambiguous.kind()).isEqualTo(Kind.CONFLICT);
      assertThat(ambiguous.getMessage()).contains(trustees, providers);
      assertThat(queries.subprocessor(trustees, caller(user)).id()).isEqualTo(trustees);
    }
    changed(customer, List.of(new Affiliate("Helfer GmbH", offer.number(), "DE", null)), Map.of());
    assertThat(lack(customer, work(offer.number()))).as("the agreement's own affiliate is the trustee's").isNull();
  }

  @Test
  @DisplayName("Proposed by vendor managers and the provider's support, and by nobody else")
  void whoProposes() {
    Customer customer = customer("de");
    for (String user : List.of("officer1", "agreements1", "auditor1", "counsel1", "admin", "contoso1", contactOf(customer))) {
      assertThat(refused(() -> proposed(user, offer(customer))).kind()).isEqualTo(Kind.FORBIDDEN);
    }
  }

  // ---- who sees what ----

  @Test
  @DisplayName("A customer sees what concerns it, from when it is asked, and only that; the provider its own proposals; others nothing")
  void visible() {
    Customer one = customer("de");
    Customer other = customer("de");
    proposed(offer(one, other));
    String id = caseId;
    assertThat(refused(() -> queries.proposal(id, caller(contactOf(one)))).kind()).as("not asked yet").isEqualTo(Kind.UNKNOWN);
    long known = queries.countSubprocessors(caller(contactOf(one)));
    assertThat(refused(() -> queries.subprocessor(entry().id(), caller(contactOf(one)))).kind()).isEqualTo(Kind.UNKNOWN);
    decide("task_dueDiligence", "vendor2", "PASS");
    startConsents();
    consents(one);

    assertThat(queries.proposal(id, caller(contactOf(one))).id()).isEqualTo(id);
    assertThat(consents.ofProposals(List.of(id), caller(contactOf(one)).customers())).extracting(row -> row.about().customerId())
        .containsExactly(one.id());
    assertThat(standings.of(entry(), caller(contactOf(one)), 0, 10)).singleElement()
        .satisfies(standing -> assertThat(standing.state()).isEqualTo(ConsentState.CONSENTED));
    assertThat(standings.of(entry(), caller("vendor1"), 0, 10)).hasSize(2);
    assertThat(queries.history(entry(), caller(contactOf(other)))).extracting(ConsentHistory.Event::customerId)
        .as("its own, and the entry's as a whole").containsOnly(other.id(), null);
    assertThat(queries.countSubprocessors(caller(contactOf(one)))).isEqualTo(known + 1);
    assertThat(standings.ofCustomer(one.id(), caller(contactOf(one)), 0, 200)).extracting(standing -> standing.consent().about().subprocessorId())
        .contains(entry().id()).hasSize((int) known + 1);
    assertThat(refused(() -> standings.ofCustomer(one.id(), caller(contactOf(other)), 0, 200)).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(refused(() -> queries.proposal(id, caller("contoso1"))).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(refused(() -> queries.subprocessor(id, caller("contoso1"))).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(refused(() -> queries.proposal(id, caller("support1"))).kind()).as("not the provider's own").isEqualTo(Kind.UNKNOWN);
    for (String user : List.of("operator1", "gateway1", "admin")) {
      assertThat(refused(() -> queries.countProposals(caller(user))).kind()).isEqualTo(Kind.FORBIDDEN);
      assertThat(refused(() -> queries.countSubprocessors(caller(user))).kind()).isEqualTo(Kind.FORBIDDEN);
    }
    assertThat(queries.countProposals(caller("auditor1"))).isPositive();
    assertThat(queries.subprocessor(proposal().proposed().registerNumber(), caller("auditor1")).id()).isEqualTo(entry().id());
  }
}
