package eu.datatrustee.identity;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.ServiceTest;
import eu.datatrustee.engine.Directory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Signing in once, on the page, and what the session is good for. */
class SessionTest extends ServiceTest {

  @Autowired
  private JdbcClient jdbc;

  @Autowired
  private Directory directory;

  private long sessions() {
    return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
  }

  @Test
  @DisplayName("People are sent to the one sign-in page, scripts are told, and the page needs nothing from outside")
  void signInPage() {
    Answer app = nobody().get("/camunda/app/tasklist/default/");
    assertThat(app.status()).isEqualTo(302);
    assertThat(app.header("Location")).endsWith("/login");
    assertThat(nobody().get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
    Answer page = nobody().get("/login");
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("User id", "_csrf").doesNotContain("<script")
        .doesNotContainPattern("(src|href|action)=\"(https?:)?//");
    assertThat(nobody().post("/camunda/api/admin/auth/user/default/login/tasklist", "{}").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("A sign-in is kept in the database, for Tasklist too, under a new session id, until it ends")
  void session() {
    long before = sessions();
    Caller officer = signIn("officer1");
    assertThat(sessions()).isEqualTo(before + 1);
    assertThat(jdbc.sql("select count(*) from spring_session where principal_name = 'officer1'").query(Long.class).single()).isPositive();
    assertThat(officer.get("/camunda/app/tasklist/default/").status()).isEqualTo(200);
    assertThat(officer.get("/camunda/api/admin/auth/user/default").json().get("authorizedApps").toString()).contains("tasklist")
        .doesNotContain("cockpit", "admin");
    assertThat(officer.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(200);
    assertThat(signIn("operator1").get("/camunda/app/cockpit/default/").status()).isEqualTo(200);
    assertThat(signIn("operator1").get("/camunda/api/engine/engine/default/incident").status()).isEqualTo(200);
    assertThat(officer.post("/camunda/api/admin/auth/user/default/logout", null).status()).isEqualTo(200);
    assertThat(officer.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
  }

  @Test
  @DisplayName("Of people who open Tasklist at once, each gets a page whose scripts their browser runs")
  void pagesAtOnce() {
    Pattern announced = Pattern.compile("'nonce-([^']+)'");
    List<Caller> people = List.of(signIn("officer1"), signIn("officer2"), signIn("supervisor1"), signIn("contoso1"));
    List<Answer> pages = IntStream.range(0, 80).parallel().mapToObj(n -> people.get(n % people.size()))
        .map(person -> person.get("/camunda/app/tasklist/default/")).toList();
    assertThat(pages).allSatisfy(page -> {
      assertThat(page.status()).isEqualTo(200);
      Matcher nonce = announced.matcher(page.header("Content-Security-Policy"));
      assertThat(nonce.find()).isTrue();
      assertThat(page.body()).contains("nonce=\"" + nonce.group(1) + "\"");
    });
  }

  @Test
  @DisplayName("A session's id changes as somebody signs in")
  void fixation() {
    Caller visitor = nobody();
    visitor.get("/login");
    String before = visitor.cookie("SESSION");
    Caller officer = signIn("officer1");
    assertThat(officer.cookie("SESSION")).isNotNull().isNotEqualTo(before);
    assertThat(officer.firstSession()).isNotNull().isNotEqualTo(officer.cookie("SESSION"));
  }

  @Test
  @DisplayName("At the programs' doors a cookie reads; it writes only with the token of the service's own pages")
  void cookieAtProgramsDoors() {
    Caller officer = signIn("officer1");
    assertThat(officer.get("/engine-rest/task").status()).isEqualTo(200);
    assertThat(officer.post("/engine-rest/task/count", "{}").status()).isEqualTo(403);
    assertThat(officer.post("/api/access-requests", "{}").status()).isEqualTo(403);
    assertThat(officer.call("POST", "/engine-rest/task/count", "{}", "X-CSRF-TOKEN", "wrong").status()).isEqualTo(403);
    String token = officer.get("/sample-page").body();
    assertThat(officer.call("POST", "/engine-rest/task/count", "{}", "X-CSRF-TOKEN", token).status()).isEqualTo(200);
    assertThat(signIn("officer2").call("POST", "/engine-rest/task/count", "{}", "X-CSRF-TOKEN", token).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("A wrong password beside a good cookie is a wrong password")
  void credentialsAlone() {
    Caller officer = signIn("officer1");
    String wrong = "Basic " + Base64.getEncoder().encodeToString("officer1:wrong".getBytes());
    assertThat(officer.call("POST", "/engine-rest/task/count", "{}", "Authorization", wrong).status()).isEqualTo(401);
    // An unknown scheme is no credential: the cookie's write still needs the token.
    assertThat(officer.call("POST", "/engine-rest/task/count", "{}", "Authorization", "Other x").status()).isEqualTo(403);
    jdbc.sql("update act_id_user set attempts_ = 0, lock_exp_time_ = null where id_ = 'officer1'").update();
  }

  @Test
  @DisplayName("Groups are read anew with each request, in Tasklist too; somebody who is gone is nobody")
  void freshGroups() {
    directory.ensureUser("mover", "M", "Over", "mover@trustee.example", "demo");
    directory.ensureMember("mover", Group.ACCESS_OFFICERS);
    Caller mover = signIn("mover");
    assertThat(mover.get("/camunda/api/admin/auth/user/default").body()).doesNotContain("cockpit");
    directory.ensureMember("mover", Group.OPERATORS);
    mover.get("/camunda/api/engine/engine/default/task");
    assertThat(mover.get("/camunda/api/engine/engine/default/incident").status()).isEqualTo(200);
    directory.removeMember("mover", Group.OPERATORS);
    directory.removeMember("mover", Group.ACCESS_OFFICERS);
    assertThat(mover.get("/camunda/api/engine/engine/default/incident").status()).isEqualTo(404);
    jdbc.sql("delete from act_id_user where id_ = 'mover'").update();
    assertThat(mover.get("/camunda/api/engine/engine/default/task").status()).isEqualTo(401);
    assertThat(mover.get("/engine-rest/task").status()).isEqualTo(401);
    assertThat(mover.get("/login").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("Tasklist's own protection against forged requests stands")
  void forgedRequests() {
    Caller officer = signIn("officer1");
    HttpRequest forged = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/camunda/api/engine/engine/default/task/count"))
        .header("Content-Type", "application/json").header("Cookie", "SESSION=" + officer.cookie("SESSION"))
        .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
    assertThat(send(HttpClient.newHttpClient(), forged).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("Neither H2's console nor an error page tells of the inside")
  void noConsole() {
    assertThat(signIn("admin").get("/h2-console").status()).isEqualTo(404);
    assertThat(signIn("admin").get("/no-such-page").body()).doesNotContain("Whitelabel", "Exception", "trace");
  }
}
