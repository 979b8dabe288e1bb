package eu.datatrustee.http;

import eu.datatrustee.access.gateway.AccessGateway;
import eu.datatrustee.access.gateway.GatewayUnavailable;
import eu.datatrustee.access.gateway.NeededAccess;
import eu.datatrustee.access.gateway.OpenAccess;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A second gateway, before the databases named vault-…; fails to open or to close those it is told to. */
final class Vault implements AccessGateway {

  final Set<String> stuckShut = ConcurrentHashMap.newKeySet();
  final Set<String> stuckOpen = ConcurrentHashMap.newKeySet();
  /** Takes a second for each opening. */
  final Set<String> slow = ConcurrentHashMap.newKeySet();
  private final Map<String, OpenAccess> open = new ConcurrentHashMap<>();

  @Override
  public String name() {
    return "vault";
  }

  @Override
  public boolean guards(String resource) {
    return resource.startsWith("database:vault-");
  }

  @Override
  public void open(NeededAccess access) {
    if (stuckShut.contains(access.resource())) {
      throw new GatewayUnavailable(name(), "does not open", null);
    }
    if (slow.contains(access.resource())) {
      try {
        Thread.sleep(1000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GatewayUnavailable(name(), "was interrupted", e);
      }
    }
    open.put(access.accessor() + " " + access.resource(), new OpenAccess(access.accessor(), access.resource(), null, Map.of()));
  }

  @Override
  public void close(String accessor, String resource) {
    if (stuckOpen.contains(resource)) {
      throw new GatewayUnavailable(name(), "does not close", null);
    }
    open.remove(accessor + " " + resource);
  }

  @Override
  public Collection<OpenAccess> openAccesses() {
    return open.values();
  }

  boolean isOpen(String resource) {
    return open.values().stream().anyMatch(access -> access.resource().equals(resource));
  }
}
