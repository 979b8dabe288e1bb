package eu.datatrustee.access.gateway;

import java.util.Collection;

/**
 * Something that stands before customer data and lets nobody through but those it was told of: the service's own credentials, a
 * remote gateway, an authority for SSH certificates, a directory's groups. Each bean of this type is asked; several may serve one grant.
 *
 * <p>All calls may be repeated, at any time, several at once and from several nodes, and come back within five seconds; one whose thread is
 * interrupted comes back at once. What a gateway answers to
 * {@link #open} and {@link #close} is a promise; only what {@link #openAccesses} says afterwards counts (A5).
 */
public interface AccessGateway {

  /** Its name in tables, settings and metrics; stays the same for ever. */
  String name();

  /** Whether it has a part in this grant. Asked once, when the access is granted. */
  default boolean serves(GrantTerms terms) {
    return terms.resources().stream().anyMatch(this::guards);
  }

  /** Whether it stands before this resource; it is asked to open no other. */
  default boolean guards(String resource) {
    return true;
  }

  /**
   * Opens the access, or changes an open one to exactly this.
   *
   * @throws GatewayUnavailable where it cannot be reached or says no
   */
  void open(NeededAccess access);

  /**
   * Closes the access; nothing to do where none is open.
   *
   * @throws GatewayUnavailable where it cannot be reached or says no
   */
  void close(String accessor, String resource);

  /**
   * Every access that is open at this moment, whoever opened it.
   *
   * @throws GatewayUnavailable where it cannot be reached or gives no readable answer
   */
  Collection<OpenAccess> openAccesses();
}
