package eu.datatrustee.access.gateway;

import org.springframework.context.annotation.Bean;

/** A gateway that can be told to fail, and a reconciler that runs on demand; for import only, so no stereotype that a scan would find. */
public class GatewayForTests {

  @Bean
  WilfulGateway wilfulGateway() {
    return new WilfulGateway();
  }

  @Bean
  ReconcilerRounds reconcilerRounds(Reconciler reconciler, Gateways gateways) {
    return new ReconcilerRounds(reconciler, gateways);
  }
}
