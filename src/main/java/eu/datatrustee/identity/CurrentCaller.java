package eu.datatrustee.identity;

import java.util.Optional;

/** Tells who is signed in on this thread. */
public interface CurrentCaller {

  /**
   * The caller of this request.
   *
   * @throws eu.datatrustee.casework.Refusal if nobody is signed in
   */
  Caller caller();

  /** The caller, or empty where the service acts by itself (a timer, a job). */
  Optional<Caller> signedIn();
}
