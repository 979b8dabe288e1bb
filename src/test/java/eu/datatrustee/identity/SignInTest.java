package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.ServiceTest;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in, by programs. */
class SignInTest extends ServiceTest {

  @Autowired
  private JdbcClient jdbc;

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
  @DisplayName("A wrong password and an unknown user read the same")
  void wrongPassword() {
    assertThat(new Caller("officer2", "wrong").get("/engine-rest/task").body())
        .isEqualTo(new Caller("no-one", "wrong").get("/engine-rest/task").body());
    assertThat(new Caller("officer2", "wrong").get("/engine-rest/task").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("Failed sign-ins count: the right password is refused while the user is locked out")
  void lockOut() {
    for (int attempt = 0; attempt < 3; attempt++) {
      new Caller("officer3", "wrong").get("/engine-rest/task");
    }
    assertThat(as("officer3").get("/engine-rest/task").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("Signing in with each call makes no session")
  void noSession() {
    Answer answer = as("officer1").get("/engine-rest/task");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    assertThat(jdbc.sql("select count(*) from spring_session").query(Long.class).single()).isZero();
  }

  @Test
  @DisplayName("Health is open to anyone and tells no details; metrics are for operators and monitoring")
  void actuator() {
    assertThat(nobody().get("/actuator/health").body()).isEqualTo("{\"status\":\"UP\"}");
    assertThat(nobody().get("/actuator/prometheus").status()).isEqualTo(401);
    assertThat(as("officer1").get("/actuator/prometheus").status()).isEqualTo(403);
    assertThat(as("operator1").get("/actuator/prometheus").status()).isEqualTo(200);
  }
}
