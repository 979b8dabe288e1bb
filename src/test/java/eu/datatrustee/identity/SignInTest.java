package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.ServiceTest;
import eu.datatrustee.engine.Directory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in, by programs. */
class SignInTest extends ServiceTest {

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private Directory directory;

  private long sessions() {
    return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
  }

  @Test
  @DisplayName("Without signing in, the API answers 401 as a problem, the engine's door in the engine's shape")
  void nobodyIsAskedToSignIn() {
    Answer api = nobody().get("/api/access-requests");
    assertThat(api.status()).isEqualTo(401);
    assertThat(api.header("Content-Type")).startsWith("application/problem+json");
    assertThat(api.header("WWW-Authenticate")).startsWith("Basic");
    Answer engine = nobody().get("/engine-rest/task");
    assertThat(engine.status()).isEqualTo(401);
    assertThat(engine.json().has("message")).isTrue();
  }

  @Test
  @DisplayName("An address that could be read in two ways is a fault in the words of its door")
  void ambiguousAddress() {
    Answer api = as("officer1").get("/api//customers");
    assertThat(api.status()).isEqualTo(400);
    assertThat(api.header("Content-Type")).startsWith("application/problem+json");
    assertThat(api.json().get("detail").asText()).isEqualTo("The address cannot be read");
    Answer engine = as("officer1").post("/engine-rest/task//complete", "{}");
    assertThat(engine.status()).isEqualTo(400);
    assertThat(engine.json().get("message").asText()).isEqualTo("The address cannot be read");
  }

  @Test
  @DisplayName("A wrong password and an unknown user read the same")
  void wrongPassword() {
    directory.ensureUser("mistaken", "M", "Istaken", "mistaken@trustee.example", "demo");
    assertThat(new Caller("mistaken", "wrong").get("/engine-rest/task").body())
        .isEqualTo(new Caller("no-one", "wrong").get("/engine-rest/task").body());
    assertThat(new Caller("mistaken", "wrong").get("/engine-rest/task").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("Failed sign-ins count: the right password is refused while the user is locked out")
  void lockOut() {
    directory.ensureUser("forgetful", "F", "Orgetful", "forgetful@trustee.example", "demo");
    assertThat(as("forgetful").get("/engine-rest/task").status()).isEqualTo(200);
    for (int attempt = 0; attempt < 3; attempt++) {
      new Caller("forgetful", "wrong").get("/engine-rest/task");
    }
    assertThat(as("forgetful").get("/engine-rest/task").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("Signing in with each call makes no session")
  void noSession() {
    long before = sessions();
    Answer answer = as("officer1").get("/engine-rest/task");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    assertThat(sessions()).isEqualTo(before);
  }

  @Test
  @DisplayName("Health is open to anyone and tells no details; metrics are for operators and monitoring")
  void actuator() {
    assertThat(nobody().get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\",\"groups\":[\"liveness\",\"readiness\"]}");
    assertThat(nobody().get("/actuator/prometheus").status()).isEqualTo(401);
    assertThat(as("officer1").get("/actuator/prometheus").status()).isEqualTo(403);
    assertThat(as("operator1").get("/actuator/prometheus").status()).isEqualTo(200);
  }
}
