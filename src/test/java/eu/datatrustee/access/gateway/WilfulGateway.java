package eu.datatrustee.access.gateway;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A gateway beside the service's own that does as it is told, refuses, or says yes and does nothing, as the test wants it. */
public class WilfulGateway implements AccessGateway {

  /** How it answers. */
  public enum Will {
    OBEYS, REFUSES,
    /** Promises to close, and leaves open. */
    LIES
  }

  private record Key(String accessor, String resource) {}

  private final Map<Key, NeededAccess> open = new ConcurrentHashMap<>();
  private volatile Will will = Will.OBEYS;

  public void will(Will will) {
    this.will = will;
  }

  /** Back to nothing open and doing as told. */
  public void forget() {
    open.clear();
    will = Will.OBEYS;
  }

  public boolean isOpenFor(String caseId) {
    return open.values().stream().anyMatch(access -> access.cases().containsKey(caseId));
  }

  @Override
  public String name() {
    return "wilful";
  }

  @Override
  public void open(NeededAccess access) {
    refuseIfSo();
    open.put(new Key(access.accessor(), access.resource()), access);
  }

  @Override
  public void close(String accessor, String resource) {
    refuseIfSo();
    if (will == Will.OBEYS) {
      open.remove(new Key(accessor, resource));
    }
  }

  @Override
  public Collection<OpenAccess> openAccesses() {
    refuseIfSo();
    return List.copyOf(open.values()).stream()
        .map(access -> new OpenAccess(access.accessor(), access.resource(), access.until(), access.cases())).toList();
  }

  private void refuseIfSo() {
    if (will == Will.REFUSES) {
      throw new GatewayUnavailable(name(), "out of order", null);
    }
  }
}
