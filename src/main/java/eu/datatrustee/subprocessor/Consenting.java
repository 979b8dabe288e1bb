package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.engine.TaskAnswer;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** One customer is asked, and answers or is silent (S3). Touches nothing that another customer's answer touches. */
@Service
class Consenting {

  enum Answer { CONSENT, REFUSE }

  private final Consents consents;
  private final Proposals proposals;
  private final Customers customers;
  private final Register register;
  private final Standings standings;
  private final SubprocessorClocks clocks;
  private final Deadlines deadlines;
  private final SubprocessorNotices notices;
  private final Clock clock;

  Consenting(Consents consents, Proposals proposals, Customers customers, Register register, Standings standings, SubprocessorClocks clocks,
      Deadlines deadlines, SubprocessorNotices notices, Clock clock) {
    this.consents = consents;
    this.proposals = proposals;
    this.customers = customers;
    this.register = register;
    this.standings = standings;
    this.clocks = clocks;
    this.deadlines = deadlines;
    this.notices = notices;
    this.clock = clock;
  }

  /** The customer's contacts get the request, and its clock starts; unless its agreement has come to name the subcontractor meanwhile. */
  void ask(String consentId) {
    Consent consent = consents.lock(consentId);
    if (consent.state() != ConsentState.PROPOSED) {
      // Its agreement named the subcontractor meanwhile, and may have ceased to since.
      return;
    }
    consent.asked(clock.instant());
    standings.write(consent, "CONSENT_ASKED", Rule.S3, name(consent));
    notices.consentAsked(consent, clocks.running(consentId, SubprocessorClocks.CONSENT));
  }

  /** A named person of the customer says yes or no; the first answer counts. */
  void decide(String consentId, TaskAnswer answer) {
    Answer decision = answer.decision(Answer.class);
    // Before its consent, as whoever opens an access or changes the agreement does.
    customers.hold(consents.require(consentId).about().customerId());
    Consent consent = consents.lock(consentId);
    boolean inTime = clocks.running(consentId, SubprocessorClocks.CONSENT).due().isAfter(clock.instant());
    deadlines.close(consentId, SubprocessorClocks.CONSENT);
    if (decision == Answer.REFUSE) {
      consent.refuse(answer.userId(), clock.instant(), answer.reasonOfNo());
      standings.write(consent, "CONSENT_REFUSED", Rule.S3, consent.reason());
    } else if (inTime) {
      consent.requireSeen(answer.text(SubprocessorApproval.Variable.SEEN), answer.userId());
      give(consent, answer.userId());
    } else {
      consent.late(answer.userId(), clock.instant());
      standings.write(consent, "CONSENT_LATE", Rule.S3, "Given after its time was up: without effect");
    }
  }

  private void give(Consent consent, String by) {
    Proposed proposed = proposals.require(consent.about().proposalId()).proposed();
    Instant now = clock.instant();
    proposed.requireNotOver(now);
    Instant from = proposed.begins(now);
    Instant until = Register.earlier(proposed.validUntil(), consent.until());
    if (until != null && !until.isAfter(from)) {
      throw Refusal.impossible("until", "is over before the consent could begin");
    }
    consent.give(by, now, from, until);
    standings.writeCounting(consent, "CONSENT_GIVEN", Rule.S3, given(consent));
  }

  /** S3: its time is up; nobody answered. */
  void silent(String consentId) {
    Consent consent = consents.lock(consentId);
    if (consent.state() == ConsentState.ASKED) {
      consent.silent(clock.instant());
      deadlines.close(consentId, SubprocessorClocks.CONSENT);
      standings.write(consent, "CONSENT_SILENT", Rule.S3, name(consent));
    }
    tell(consentId);
  }

  /** The customer's people are told what was recorded. */
  void tell(String consentId) {
    Consent consent = consents.require(consentId);
    if (consent.state() == ConsentState.LISTED_AFFILIATE) {
      // Who was not asked yet hears of it with all the others.
      if (consent.askedAt() != null) {
        notices.settled(proposals.require(consent.about().proposalId()), consent);
      }
    } else {
      notices.consentResult(consent, register.consentBeside(consent, clock.instant()));
    }
  }

  private static String given(Consent consent) {
    StringBuilder words = new StringBuilder("On the document " + consent.document().sha256());
    if (!consent.serviceList().isEmpty()) {
      words.append("; services ").append(String.join(", ", consent.serviceList()));
    }
    if (!consent.dataCategoryList().isEmpty()) {
      words.append("; data ").append(String.join(", ", consent.dataCategoryList()));
    }
    return words.append(consent.validUntil() == null ? "" : "; until " + consent.validUntil()).toString();
  }

  private String name(Consent consent) {
    return proposals.require(consent.about().proposalId()).proposed().name();
  }
}
