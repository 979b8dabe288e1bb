package eu.datatrustee.access.gateway;

/** A gateway could not be reached, or did not do as asked. A step that needs it fails and is tried again. */
public final class GatewayUnavailable extends RuntimeException {

  private final String gateway;

  public GatewayUnavailable(String gateway, String what, Throwable cause) {
    super("Gateway " + gateway + ": " + what, cause);
    this.gateway = gateway;
  }

  public String gateway() {
    return gateway;
  }
}
