package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.casework.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * How one customer stands to one proposal (S1–S5). What it says yes to is the proposal's content, which never changes, or less. Its verbs
 * refuse what its state does not allow: the first answer counts, and nothing is withdrawn that was never given.
 */
@Table
public class Consent {

  /** Whom it is about, which never changes, and on what the work rests: that follows the customer's agreement until it is decided. */
  public record About(@InsertOnlyProperty String proposalId, @InsertOnlyProperty String subprocessorId,
      @InsertOnlyProperty String customerId, @InsertOnlyProperty int ordinal, Route route) {

    private About resting(Route on) {
      return new About(proposalId, subprocessorId, customerId, ordinal, on);
    }
  }

  @Id
  private final String id;
  @Version
  private int version;
  @Embedded.Nullable
  private About about;

  private ConsentState state = ConsentState.PROPOSED;
  private Boolean pending;
  private Instant askedAt;
  private String services;
  private String dataCategories;
  private Instant until;
  @Embedded.Nullable(prefix = "document_")
  private SignedDocument document;
  private String decidedBy;
  private Instant decidedAt;
  private String reason;
  private Instant validFrom;
  private Instant validUntil;
  private String endedBy;
  private Instant endedAt;

  @PersistenceCreator
  Consent(String id, About about) {
    this.id = id;
    this.about = about;
  }

  /** The id of a proposal's row: it names the customer's own clock and documents. */
  static String id(String proposalId, int ordinal) {
    return "%s-%04d".formatted(proposalId, ordinal);
  }

  /** New: the customer is still to decide. Not the field's first value, which a stored null would leave in its place. */
  Consent begun() {
    pending = true;
    return this;
  }

  /** S3: the agreement does not name it, or no longer: the customer is yet to be asked. */
  void toBeAsked() {
    from("put to the customer", ConsentState.PROPOSED);
    about = about.resting(Route.WRITTEN_CONSENT);
  }

  void asked(Instant at) {
    from("asked for", ConsentState.PROPOSED);
    state = ConsentState.ASKED;
    askedAt = at;
  }

  /** The signed document, and what it leaves out; a later one takes its place until the customer decides. */
  void attach(SignedDocument signed, Narrowing narrowing) {
    from("documented", ConsentState.ASKED);
    keep(signed, narrowing);
  }

  /** @throws Refusal (conflict) where the customer is not being asked */
  void requireAsked() {
    from("documented", ConsentState.ASKED);
  }

  /** A document that comes after the time is kept, and changes nothing. */
  void attachLate(SignedDocument signed, Narrowing narrowing, Instant at) {
    from("documented", ConsentState.SILENT, ConsentState.LATE);
    keep(signed, narrowing);
    state = ConsentState.LATE;
    decidedBy = signed.by();
    decidedAt = at;
  }

  private void keep(SignedDocument signed, Narrowing narrowing) {
    document = signed;
    services = lines(narrowing.services());
    dataCategories = lines(narrowing.dataCategories());
    until = narrowing.until();
  }

  /** S3: a named person says yes in writing. @param from first instant it holds; @param until first instant it no longer does, or null */
  void give(String by, Instant at, Instant from, Instant until) {
    from("given", ConsentState.ASKED);
    if (document == null) {
      throw Refusal.impossible("decision", "needs the signed document first: consent is given in writing", Rule.S3);
    }
    decide(ConsentState.CONSENTED, by, at);
    hold(from, until);
  }

  /**
   * What is on file for the customer's decision, as one value: the SHA-256 of the signed document's hash and of what the customer left in,
   * in hex; null where there is no document.
   */
  public String onFile() {
    return document == null ? null : Sha256.of(String.join("\n\n", document.sha256(), String.valueOf(services), String.valueOf(dataCategories),
        String.valueOf(until)));
  }

  /**
   * S3: what is consented to is what the person has seen: what they brought themselves, or what they name.
   *
   * @param seen the {@link #onFile()} that they name, or null
   * @throws Refusal (conflict) where something else stands by now
   */
  void requireSeen(String seen, String by) {
    if (document == null || (seen == null ? document.by().equals(by) : onFile().equalsIgnoreCase(seen))) {
      return;
    }
    throw Refusal.conflict((seen == null ? "The signed document was brought by %s on %s: look at it and at what it covers, then say so by seen, %s"
        : "What is on file is something else by now, brought by %s on %s: look at it and decide anew, then say so by seen, %s")
        .formatted(document.by(), document.at(), onFile()));
  }

  void refuse(String by, Instant at, String why) {
    from("refused", ConsentState.ASKED);
    decide(ConsentState.REFUSED, by, at);
    reason = why;
  }

  /** Said in time by the customer's people, but not before the time was up: without effect. */
  void late(String by, Instant at) {
    from("given", ConsentState.ASKED);
    decide(ConsentState.LATE, by, at);
  }

  /** S3: silence is no consent. */
  void silent(Instant at) {
    from("left unanswered", ConsentState.ASKED);
    decide(ConsentState.SILENT, null, at);
  }

  /** S4, S5: the agreement names it, and it was checked; whatever the customer was asked before is settled by that. */
  void list(Instant from, Instant until, Instant at) {
    from("listed", ConsentState.PROPOSED, ConsentState.ASKED);
    about = about.resting(Route.LISTED_AFFILIATE);
    decide(ConsentState.LISTED_AFFILIATE, null, at);
    hold(from, until);
  }

  /** The agreement names it for another time. */
  void listedUntil(Instant until) {
    from("listed for another time", ConsentState.LISTED_AFFILIATE);
    validUntil = until;
  }

  /** S1, S2. */
  void bind(String by, Instant from, Instant until, Instant at) {
    from("bound", ConsentState.PROPOSED);
    decide(ConsentState.BOUND_BY_TERMS, by, at);
    hold(from, until);
  }

  /** @throws Refusal (conflict) where there is no consent that could be taken back */
  void withdraw(String by, Instant at, String why) {
    if (state == ConsentState.LISTED_AFFILIATE || state == ConsentState.BOUND_BY_TERMS) {
      throw Refusal.conflict("Nothing to withdraw: this subprocessor does not work on a consent but as " + state);
    }
    if (state != ConsentState.CONSENTED || over(at)) {
      throw Refusal.conflict("There is no consent to withdraw: it is " + state);
    }
    end(ConsentState.WITHDRAWN, by, at);
    reason = why;
  }

  void lapse(Instant at) {
    requireCounting("lapsed");
    end(ConsentState.LAPSED, null, at);
  }

  void delist(Instant at) {
    from("delisted", ConsentState.LISTED_AFFILIATE);
    end(ConsentState.DELISTED, null, at);
  }

  /** What the customer said, or its agreement or the provider's terms say, for the time from then on takes its place then. */
  void givesWay(Instant from) {
    requireCounting("followed");
    validUntil = Register.earlier(validUntil, from);
  }

  void replace(Instant at) {
    requireCounting("replaced");
    end(ConsentState.REPLACED, null, at);
  }

  private void decide(ConsentState decision, String by, Instant at) {
    state = decision;
    pending = null;
    decidedBy = by;
    decidedAt = at;
  }

  private void hold(Instant from, Instant until) {
    validFrom = from;
    validUntil = until;
  }

  private void end(ConsentState end, String by, Instant at) {
    state = end;
    endedBy = by;
    endedAt = at;
  }

  private void requireCounting(String verb) {
    if (!state.counts()) {
      throw Refusal.conflict("This consent is " + state + " and cannot be " + verb);
    }
  }

  private void from(String verb, ConsentState... allowed) {
    if (!Arrays.asList(allowed).contains(state)) {
      throw Refusal.conflict("The consent of " + about.customerId() + " to " + about.proposalId() + " is " + state + " and cannot be " + verb);
    }
  }

  /** Whether the customer has heard of it. */
  public boolean known() {
    return state != ConsentState.PROPOSED && state != ConsentState.DROPPED;
  }

  /** Whether its validity is over at that instant. */
  boolean over(Instant at) {
    return validUntil != null && !at.isBefore(validUntil);
  }

  /** Whether the subprocessor may be used on it at that instant, as far as this record knows. */
  boolean holdsAt(Instant at) {
    return state.counts() && !at.isBefore(validFrom) && !over(at);
  }

  /** The data categories that it covers: what the customer narrowed it to, of which the proposal offers each, or all of the proposal's. */
  public List<String> coveredData(Proposed proposed) {
    return dataCategories == null ? proposed.dataCategoryList() : dataCategoryList();
  }

  /** Whether all categories are among those of the proposal that the customer left in. */
  boolean coversData(Set<DataCategory> wanted, Proposed proposed) {
    List<String> covered = coveredData(proposed);
    return wanted.stream().allMatch(category -> covered.contains(category.name()));
  }

  /**
   * Whether the customer left all these kinds of resource in. Where it names kinds, they count, whatever services stand beside them;
   * where it names services only, all that the proposal offers must be among them.
   */
  boolean coversServices(Set<String> wanted, Proposed proposed) {
    List<String> left = serviceList();
    if (left.isEmpty()) {
      return true;
    }
    if (left.stream().anyMatch(ConsentDesk.KINDS::contains)) {
      return wanted.stream().allMatch(service -> left.stream().anyMatch(service::equalsIgnoreCase));
    }
    return !proposed.serviceList().isEmpty() && left.containsAll(proposed.serviceList());
  }

  private static String lines(List<String> values) {
    return values.isEmpty() ? null : String.join("\n", values);
  }

  private static List<String> list(String lines) {
    return lines == null ? List.of() : new ArrayList<>(lines.lines().toList());
  }

  public String id() {
    return id;
  }

  public About about() {
    return about;
  }

  public ConsentState state() {
    return state;
  }

  public Instant askedAt() {
    return askedAt;
  }

  /** The services that the customer narrowed it to; empty where to none. */
  public List<String> serviceList() {
    return list(services);
  }

  /** The data categories that the customer narrowed it to; empty where to none. */
  public List<String> dataCategoryList() {
    return list(dataCategories);
  }

  /** Until when the customer's document lets it hold, or null. */
  public Instant until() {
    return until;
  }

  /** The signed document, or null. */
  public SignedDocument document() {
    return document;
  }

  public String decidedBy() {
    return decidedBy;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  public String reason() {
    return reason;
  }

  public Instant validFrom() {
    return validFrom;
  }

  public Instant validUntil() {
    return validUntil;
  }

  public String endedBy() {
    return endedBy;
  }

  public Instant endedAt() {
    return endedAt;
  }
}
