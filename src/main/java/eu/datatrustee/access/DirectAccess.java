package eu.datatrustee.access;

import eu.datatrustee.casework.Refusal;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.InsertOnlyProperty;
import org.springframework.data.relational.core.mapping.Table;

/** An access that the customer gives itself (A6): recorded, not decided. */
@Table
class DirectAccess {

  /** How the customer lets somebody in. */
  enum Way { SCREEN_SHARE, FILE_BY_EMAIL, AUTHORISED_USER }

  /** Where it stands. */
  enum State {
    /** The customer has given access. */
    RUNNING,
    /** The time is up, and the customer is asked to confirm the end. */
    TIME_UP,
    ENDED,
    /** The customer was asked and did not confirm. */
    UNCONFIRMED
  }

  /** What the customer recorded; never changed. */
  record Given(@InsertOnlyProperty String customerId, @InsertOnlyProperty Way way, @InsertOnlyProperty String incidentId,
      @InsertOnlyProperty String accessorName, @InsertOnlyProperty String accessorEmail, @InsertOnlyProperty String organisation,
      @InsertOnlyProperty boolean consentedToRecording, @InsertOnlyProperty String recordedBy,
      @InsertOnlyProperty Instant recordedAt) {}

  @Id
  private final String id;
  @Version
  private int version;
  @Embedded.Nullable
  private final Given given;
  private Instant until;
  private State state = State.RUNNING;
  private Instant endedAt;

  @PersistenceCreator
  DirectAccess(String id, Given given, Instant until) {
    this.id = id;
    this.given = given;
    this.until = until;
  }

  void timeUp() {
    if (state == State.RUNNING) {
      state = State.TIME_UP;
    }
  }

  void prolong(Instant until, Instant now) {
    requireOpen();
    if (!until.isAfter(now)) {
      throw Refusal.impossible("until", "is in the past");
    }
    this.until = until;
    state = State.RUNNING;
  }

  void end(Instant at) {
    requireOpen();
    state = State.ENDED;
    endedAt = at;
  }

  void unconfirmed() {
    requireOpen();
    state = State.UNCONFIRMED;
  }

  private void requireOpen() {
    if (state == State.ENDED || state == State.UNCONFIRMED) {
      throw Refusal.conflict("Case " + id + " is " + state + ": it is over");
    }
  }

  String id() {
    return id;
  }

  Given given() {
    return given;
  }

  Instant until() {
    return until;
  }

  State state() {
    return state;
  }

  Instant endedAt() {
    return endedAt;
  }
}
