package eu.datatrustee.subprocessor;

import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Tag("http-h2")
class StandingRacesOnH2Test extends StandingRaces {

  @DynamicPropertySource
  static void ownDatabase(DynamicPropertyRegistry properties) {
    String url = "jdbc:h2:mem:races-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    properties.add("spring.datasource.url", () -> url);
  }
}
