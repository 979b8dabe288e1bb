package eu.datatrustee.identity;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.engine.Account;
import eu.datatrustee.engine.Directory;
import eu.datatrustee.engine.EngineSignIn;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The caller of the request that this thread serves. Where no door has bound one, it is whoever the engine takes the thread to work
 * for, which is nobody in a job.
 */
@Component
class RequestCaller implements CurrentCaller {

  private static final ThreadLocal<Caller> BOUND = new ThreadLocal<>();

  private final Directory directory;
  private final EngineSignIn engine;

  RequestCaller(Directory directory, EngineSignIn engine) {
    this.directory = directory;
    this.engine = engine;
  }

  /** Binds the caller to this thread, for service and engine alike, until {@link #release}. */
  void bind(Caller caller) {
    BOUND.set(caller);
    engine.signIn(caller.id(), caller.groups());
  }

  void release() {
    BOUND.remove();
    engine.signOut();
  }

  /** Whether a door has bound a caller to this thread. */
  boolean bound() {
    return BOUND.get() != null;
  }

  @Override
  public Caller caller() {
    return signedIn().orElseThrow(() -> Refusal.forbidden("Nobody is signed in"));
  }

  @Override
  public Optional<Caller> signedIn() {
    Caller bound = BOUND.get();
    return bound != null ? Optional.of(bound) : engine.signedIn().flatMap(directory::find).map(RequestCaller::of);
  }

  static Caller of(Account account) {
    return new Caller(account.id(), account.email(), account.groups());
  }
}
