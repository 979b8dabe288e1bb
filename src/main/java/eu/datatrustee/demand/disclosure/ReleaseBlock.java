package eu.datatrustee.demand.disclosure;

import java.time.Instant;
import java.util.Optional;

/** What else keeps an approved disclosure from going out, such as an authority that may still object. */
public interface ReleaseBlock {

  /** The first instant at which it no longer does; empty where nothing keeps it. */
  Optional<Instant> until(String caseId);

  /** Whether it can never go out any more, as things stand: what it rests on has fallen away. */
  default boolean forGood(String caseId) {
    return false;
  }
}
