package eu.datatrustee.access.gateway;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** A gateway that can be told to fail, and a reconciler that runs on demand. */
@TestConfiguration(proxyBeanMethods = false)
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
