package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Proposal.Compelled;
import eu.datatrustee.demand.disclosure.AgreedDisclosures;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.engine.TaskAnswer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** On what counsel lets a disclosure rest, once it was held against the record (D3, D4, D14). */
@Component
class Grounds {

  private static final int LONGEST_DETAIL = 4000;

  private final CustomerWord customer;
  private final OrderStanding orders;
  private final Triage triage;
  private final ExaminedData examined;
  private final AgreedDisclosures agreed;
  private final Disclosures disclosures;

  Grounds(CustomerWord customer, OrderStanding orders, Triage triage, ExaminedData examined, AgreedDisclosures agreed, Disclosures disclosures) {
    this.customer = customer;
    this.orders = orders;
    this.triage = triage;
    this.examined = examined;
    this.agreed = agreed;
    this.disclosures = disclosures;
  }

  /** The one that the form names; where it names none, the customer's instruction if there is one, and the law if not. */
  Ground named(CaseFile file, TaskAnswer answer) {
    boolean instructed = customer.instructs(file.id());
    String named = answer.text("ground");
    if (named == null) {
      return instructed ? Ground.CUSTOMER_INSTRUCTION : Ground.LAW;
    }
    Ground ground = Arrays.stream(Ground.values()).filter(known -> known.name().equals(named)).findFirst()
        .orElseThrow(() -> Refusal.impossible("ground", "is none of " + names(), Rule.D3));
    if (ground == Ground.CUSTOMER_INSTRUCTION && !instructed) {
      throw Refusal.impossible("ground", "cannot be CUSTOMER_INSTRUCTION: the customer has not instructed it", Rule.D3);
    }
    if (ground == Ground.AGREEMENT && file.kind() == CaseKind.DEMAND) {
      throw Refusal.impossible("ground", "cannot be AGREEMENT: to an authority goes only what the law requires, or the customer instructs", Rule.D4);
    }
    return ground;
  }

  private static String names() {
    return Arrays.stream(Ground.values()).map(Enum::name).collect(Collectors.joining(", "));
  }

  /** Writes down on what it rests. @throws Refusal where it does not */
  void rest(CaseFile file, TaskAnswer answer) {
    if (!file.customerKnown()) {
      throw Refusal.impossible("decision", "cannot be DISCLOSE: the register does not know the customer, so nobody can be told; assign the "
          + "customer first", Rule.D5);
    }
    if (orders.lapsed(file)) {
      throw Refusal.impossible("decision", "cannot be DISCLOSE: the order has lapsed without a court's confirmation "
          + "(StPO §§ 100(2), 100e(1))", Rule.D4);
    }
    Ground ground = named(file, answer);
    if (ground != Ground.CUSTOMER_INSTRUCTION) {
      requireStands(file);
    }
    String detail = switch (ground) {
      case LAW -> norms(file, answer.reason());
      case AGREEMENT -> clause(file, answer.reason());
      default -> null;
    };
    examined.requireSome(file, ground, "decision");
    if (ground.ofOwnData() && answer.reason() == null) {
      throw Refusal.impossible("reason", "is missing: say who has consented to what, or what fraud or payment it is about", Rule.D14);
    }
    disclosures.restsOn(file.id(), ground, detail);
  }

  private void requireStands(CaseFile file) {
    if (file.instrument() == Instrument.EPOC_PR) {
      throw Refusal.impossible("decision", "cannot be DISCLOSE: a European Preservation Order demands no data; only the customer's instruction "
          + "opens them", Rule.D4);
    }
    if (orders.refused(file.id())) {
      throw Refusal.impossible("decision", "cannot be DISCLOSE: the court has not confirmed the order; only the customer's instruction opens the "
          + "data", Rule.D4);
    }
  }

  /** D4: the norms of all that the table takes for compelled, and counsel's reason for what else the law may compel. */
  private String norms(CaseFile file, String reason) {
    List<Proposal> proposals = triage.of(file.id());
    if (!proposals.isEmpty() && proposals.stream().allMatch(proposal -> proposal.compelled() == Compelled.NO)) {
      Proposal first = proposals.get(0);
      throw Refusal.impossible("decision", "cannot be DISCLOSE: the law does not compel (%s), and the customer has not instructed it"
          .formatted(first.norms()), first.rule() == Rule.D11 ? Rule.D11 : Rule.D4);
    }
    Map<DataCategory, Rule> data = examined.of(file, Ground.LAW);
    Set<DataCategory> open = data.keySet().stream().filter(category -> data.get(category) == null).collect(Collectors.toSet());
    Set<String> norms = new LinkedHashSet<>();
    proposals.stream().filter(proposal -> proposal.compelled() == Compelled.YES && open.remove(proposal.category()))
        .forEach(proposal -> norms.add(proposal.norms()));
    if (!open.isEmpty() && reason == null) {
      throw Refusal.impossible("reason", "is missing: the table knows no norm that compels %s, so say which one does"
          .formatted(open.stream().sorted().map(Enum::name).collect(Collectors.joining(", "))), Rule.D4);
    }
    if (!open.isEmpty()) {
      norms.add(reason);
    }
    return PlainText.beginning(String.join("; ", norms), LONGEST_DETAIL);
  }

  /** D3: the disclosure of the agreement that the reason names; the only one where there is but one. */
  private String clause(CaseFile file, String reason) {
    List<String> described = agreed.of(file);
    if (reason == null) {
      throw Refusal.impossible("reason", "is missing: say which disclosure the agreement describes", Rule.D3);
    }
    return described.stream().filter(one -> described.size() == 1 || reason.toLowerCase(Locale.ROOT).contains(one.toLowerCase(Locale.ROOT)))
        .findFirst().orElseThrow(() -> Refusal.impossible("ground", "cannot be AGREEMENT: " + (described.isEmpty()
            ? "no agreement of the customer that is in force describes a disclosure"
            : "the reason names none of those that the agreement describes"), Rule.D3));
  }
}
