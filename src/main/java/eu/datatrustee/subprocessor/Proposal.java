package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * The record of one proposal: what was proposed, and what the trustee's vendor managers made of it. What each customer says is a record
 * of its own ({@link Consent}); nothing here changes when a customer answers.
 */
@Table
public class Proposal {

  @Id
  private final String id;
  @Version
  private int version;
  @Embedded.Nullable
  private final Proposed proposed;

  private ProposalState state = ProposalState.IN_DUE_DILIGENCE;
  private String checklist;
  private String checkedBy;
  private Instant checkedAt;
  private String termsBy;
  private Instant termsAt;
  private Rule refusalRule;
  private String refusalDetail;
  private Instant registeredAt;

  @PersistenceCreator
  Proposal(String id, Proposed proposed) {
    this.id = id;
    this.proposed = proposed;
  }

  /** S5: the due diligence was passed. @param items what was found in order, or empty where the checklist was passed as a whole */
  void checked(List<String> items, String by, Instant at) {
    from("checked", ProposalState.IN_DUE_DILIGENCE);
    checklist = String.join("\n", items);
    checkedBy = by;
    checkedAt = at;
    state = proposed.engagedBy() == EngagedBy.PROVIDER ? ProposalState.IN_BINDING_TERMS : ProposalState.WITH_CUSTOMERS;
  }

  /** S1, S2: bound to the provider's own limits. */
  void bound(String by, Instant at) {
    from("bound by terms", ProposalState.IN_BINDING_TERMS);
    termsBy = by;
    termsAt = at;
    state = ProposalState.WITH_CUSTOMERS;
  }

  void refuse(Rule rule, String detail) {
    from("refused", ProposalState.IN_DUE_DILIGENCE, ProposalState.IN_BINDING_TERMS);
    state = ProposalState.REFUSED;
    refusalRule = rule;
    refusalDetail = detail;
  }

  void registered(Instant at) {
    from("registered", ProposalState.WITH_CUSTOMERS);
    state = ProposalState.REGISTERED;
    registeredAt = at;
  }

  private void from(String verb, ProposalState... allowed) {
    if (!Arrays.asList(allowed).contains(state)) {
      throw Refusal.conflict("Proposal " + id + " is " + state + " and cannot be " + verb);
    }
  }

  public String id() {
    return id;
  }

  public Proposed proposed() {
    return proposed;
  }

  public ProposalState state() {
    return state;
  }

  /** What the due diligence found in order, or empty where it was passed as a whole or is not over. */
  public List<String> checklist() {
    return checklist == null ? List.of() : checklist.lines().toList();
  }

  public String checkedBy() {
    return checkedBy;
  }

  public Instant checkedAt() {
    return checkedAt;
  }

  public String termsBy() {
    return termsBy;
  }

  public Instant termsAt() {
    return termsAt;
  }

  public Rule refusalRule() {
    return refusalRule;
  }

  public String refusalDetail() {
    return refusalDetail;
  }

  /** When the last customer had answered or let its time pass; consents count before that. */
  public Instant registeredAt() {
    return registeredAt;
  }
}
