package eu.datatrustee.access.gateway;

/** Runs the reconciler when a test wants it to, instead of twice a second. */
public class ReconcilerRounds {

  private final Reconciler reconciler;
  private final Gateways gateways;

  ReconcilerRounds(Reconciler reconciler, Gateways gateways) {
    this.reconciler = reconciler;
    this.gateways = gateways;
  }

  public void round() {
    gateways.all().forEach(reconciler::round);
    reconciler.settle();
  }
}
