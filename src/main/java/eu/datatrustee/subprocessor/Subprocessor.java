package eu.datatrustee.subprocessor;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An entry of the register: one legal entity and who engages it. Whom it may work for is told by the customers' {@link Consent}s; this
 * record says whether its check still stands (S5), for all of them.
 */
@Table
public class Subprocessor {

  /** Whether anybody may use it. */
  public enum State {
    /** Its due diligence was never passed. */
    PROPOSED,
    /** Its latest due diligence was passed. */
    CHECKED,
    /** Its review failed or was not answered; a new proposal that passes lifts it. */
    SUSPENDED
  }

  @Id
  private final String id;
  @Version
  private int version;
  @InsertOnlyProperty
  private final EngagedBy engagedBy;
  @InsertOnlyProperty
  private final String registerNumber;
  private String name;
  private String country;
  private boolean allCustomers;
  private State state = State.PROPOSED;
  private Instant checkedAt;
  private String checkedBy;
  private Instant suspendedAt;
  private String suspension;

  @PersistenceCreator
  Subprocessor(String id, EngagedBy engagedBy, String registerNumber, String name, String country) {
    this.id = id;
    this.engagedBy = engagedBy;
    this.registerNumber = registerNumber;
    this.name = name;
    this.country = country;
  }

  /** S5: a proposal's due diligence was passed, and its terms signed where it needs any; lifts a suspension. */
  void checked(Proposed as, String by, Instant at) {
    name = as.name();
    country = as.country();
    allCustomers = as.allCustomers();
    passed(by, at);
  }

  /** S5: the review was passed. */
  void passed(String by, Instant at) {
    state = State.CHECKED;
    checkedBy = by;
    checkedAt = at;
    suspendedAt = null;
    suspension = null;
  }

  void suspend(String why, Instant at) {
    state = State.SUSPENDED;
    suspendedAt = at;
    suspension = why;
  }

  public String id() {
    return id;
  }

  public EngagedBy engagedBy() {
    return engagedBy;
  }

  public String registerNumber() {
    return registerNumber;
  }

  public String name() {
    return name;
  }

  public String country() {
    return country;
  }

  /** Whether the latest proposal was for all customers, those that come later included. */
  public boolean allCustomers() {
    return allCustomers;
  }

  public State state() {
    return state;
  }

  public Instant checkedAt() {
    return checkedAt;
  }

  public String checkedBy() {
    return checkedBy;
  }

  public Instant suspendedAt() {
    return suspendedAt;
  }

  /** Why it is suspended, or null. */
  public String suspension() {
    return suspension;
  }

  /** Several by id, and by whom each is engaged. */
  static String each(List<Subprocessor> entries) {
    return entries.stream().map(entry -> entry.id + " (engaged by the " + entry.engagedBy.name().toLowerCase(Locale.ROOT) + ")")
        .collect(Collectors.joining(" and of "));
  }
}
