package eu.datatrustee.access.gateway;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

@TestPropertySource(properties = "datatrustee.reconciler.enabled=false")
class TroubledGrantsOnH2Test extends TroubledGrantsContract {

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    Databases.h2(registry);
  }
}
