package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Refusal.Kind;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The time that a proposal was for may be over before it is decided: then nobody says yes to it, and what stands goes on standing (S1–S5). */
class ProposalOverTest extends SubprocessorProcessTest {

  private static final Instant END = MONDAY.plus(Duration.ofDays(2));

  private void overBy(Refusal refusal) {
    assertThat(refusal.kind()).isEqualTo(Kind.IMPOSSIBLE);
    assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly("validUntil");
    assertThat(refusal.getMessage()).contains(END.toString());
  }

  private ConsentState state(String proposal, Customer customer) {
    return consents.of(proposal, customer.id()).orElseThrow().state();
  }

  @Test
  @DisplayName("S3, S5: a check is not passed once the time proposed is over: the earlier consent stands, nobody is asked; it can be failed")
  void check() {
    Customer customer = customer("de");
    Offer offer = offer(customer);
    asked(offer);
    consents(customer);
    String first = caseId;
    proposed(offer.until(END));
    losses.forget();
    at(END);
    overBy(refused(() -> decide("task_dueDiligence", "vendor2", "PASS")));
    assertThat(proposal().state()).isEqualTo(ProposalState.IN_DUE_DILIGENCE);
    assertThat(state(first, customer)).isEqualTo(ConsentState.CONSENTED);
    assertThat(lost()).isEmpty();
    decide("task_dueDiligence", "vendor2", "FAIL", "reason", "Its time is over");
    assertThat(proposal().state()).isEqualTo(ProposalState.REFUSED);
    assertThat(mails("consent-asked")).isEmpty();
    assertThat(lack(customer)).isNull();
  }

  @Test
  @DisplayName("S1, S2: nobody is bound by terms for a time that is over: the terms without an end that bound it go on binding it")
  void terms() {
    Customer customer = customer("de");
    Offer offer = offer(customer).byProvider();
    proposed("support1", offer);
    decide("task_dueDiligence", "vendor1", "PASS");
    decide("task_bindingTerms", "vendor1", "BOUND");
    String first = caseId;
    proposed("support1", offer.until(END));
    at(END.minusMillis(1));
    decide("task_dueDiligence", "vendor1", "PASS");
    losses.forget();
    at(END);
    overBy(refused(() -> decide("task_bindingTerms", "vendor1", "BOUND")));
    assertThat(proposal().state()).isEqualTo(ProposalState.IN_BINDING_TERMS);
    assertThat(state(first, customer)).isEqualTo(ConsentState.BOUND_BY_TERMS);
    assertThat(lost()).isEmpty();
    decide("task_bindingTerms", "vendor1", "REFUSED", "reason", "Its time is over");
    assertThat(lack(customer)).isNull();

    proposed("support1", offer.until(END.plusMillis(1)));
    later(Duration.ofHours(1));
    assertThat(refused(() -> decide("task_dueDiligence", "vendor1", "PASS")).errors().get(0).field()).isEqualTo("validUntil");
    assertThat(state(first, customer)).isEqualTo(ConsentState.BOUND_BY_TERMS);
  }

  @Test
  @DisplayName("S3: nobody consents for a time that is over, and is told by whose end; it may refuse, or stay silent")
  void consent() {
    Customer refuses = customer("de");
    Customer silent = customer("en");
    asked(offer(refuses, silent).until(END));
    document(refuses, Narrowing.NONE);
    at(END);
    overBy(refused(() -> answer(refuses, contactOf(refuses), "CONSENT")));
    assertThat(consent(refuses).state()).isEqualTo(ConsentState.ASKED);
    answer(refuses, contactOf(refuses), "REFUSE", "reason", "It is over anyway");
    staysSilent(silent);
    assertThat(consent(refuses).state()).isEqualTo(ConsentState.REFUSED);
    assertThat(consent(silent).state()).isEqualTo(ConsentState.SILENT);
  }

  @Test
  @DisplayName("S3: where it is the customer's own document that is over, that is what is refused, and another document helps")
  void ownEnd() {
    Customer customer = customer("de");
    asked(offer(customer));
    document(customer, new Narrowing(null, null, END));
    at(END);
    assertThat(refused(() -> answer(customer, contactOf(customer), "CONSENT")).errors()).extracting(Refusal.FieldError::field)
        .containsExactly("until");
    consents(customer);
    assertThat(lack(customer)).isNull();
  }
}
