package eu.datatrustee.access.gateway;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ReconcilerOnH2Test extends ReconcilerContract {

  @DynamicPropertySource
  static void properties(DynamicPropertyRegistry registry) {
    Databases.h2(registry);
  }
}
