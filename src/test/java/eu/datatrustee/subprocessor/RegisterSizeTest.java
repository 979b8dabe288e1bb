package eu.datatrustee.subprocessor;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.Customer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** The register of very many customers: as many statements as of few, none with a parameter for each, and answers of a page. */
class RegisterSizeTest extends SubprocessorProcessTest {

  private static final int PAGE = 500;

  @LocalServerPort
  private int port;
  @Autowired
  private TestRestTemplate http;

  private final List<String> made = new ArrayList<>();

  @AfterEach
  void clear() {
    made.forEach(entry -> {
      jdbc.sql("delete from consent where subprocessor_id = ?").param(entry).update();
      jdbc.sql("delete from consent_event where subprocessor_id = ?").param(entry).update();
      jdbc.sql("delete from deadline where case_id = ?").param(entry).update();
      jdbc.sql("delete from subprocessor where id = ?").param(entry).update();
    });
    jdbc.sql("delete from proposal where id like 'SP-1999-%'").update();
  }

  /** A checked entry whose customers stand as stored here: two of three have consented, in a second round. */
  private String entry(int customers) {
    String id = "SP-1999-%06d".formatted(made.size() + 1);
    made.add(id);
    jdbc.sql("""
        insert into proposal (id, version, subprocessor_id, engaged_by, name, register_number, country, service, data_categories, purposes,
          all_customers, planned_start, proposed_by, proposed_at, state)
        values (?, 1, ?, 'TRUSTEE', 'Aaa GmbH', ?, 'DE', 'Support', 'CONTENT', 'MAINTENANCE', false, timestamp '2027-01-01 00:00:00', 'vendor1',
          timestamp '2027-01-01 00:00:00', 'REGISTERED')""").params(id, id, "HRB " + UUID.randomUUID()).update();
    jdbc.sql("""
        insert into subprocessor (id, version, engaged_by, register_number, name, country, all_customers, state, checked_at, checked_by)
        values (?, 1, 'TRUSTEE', ?, 'Aaa GmbH', 'DE', false, 'CHECKED', timestamp '2027-01-01 00:00:00', 'vendor2')""")
        .params(id, "HRB " + UUID.randomUUID()).update();
    jdbc.sql("""
        insert into consent (id, version, proposal_id, subprocessor_id, customer_id, ordinal, route, state, asked_at, valid_from)
        select ? || x, 1, cast(? as varchar(20)), cast(? as varchar(20)), 'z' || lpad(cast(mod(x, ?) as varchar), 6, '0'), x, 'WRITTEN_CONSENT',
          case when x >= ? and mod(x, 3) > 0 then 'CONSENTED' else 'SILENT' end, timestamp '2027-01-01 00:00:00', timestamp '2027-01-01 00:00:00'
        from system_range(1, ?)""").params(id + "-", id, id, customers, customers, 2 * customers - 1).update();
    jdbc.sql("""
        insert into consent_event (consent_id, subprocessor_id, customer_id, event, actor, at)
        select ? || x, cast(? as varchar(20)), 'z' || lpad(cast(mod(x, ?) as varchar), 6, '0'), 'SILENT', 'service', timestamp '2027-01-01 00:00:00'
        from system_range(1, ?)""").params(id + "-", id, customers, customers).update();
    return id;
  }

  private String get(String path) {
    ResponseEntity<String> answer = http.withBasicAuth("auditor1", "demo").getForEntity("http://localhost:" + port + path, String.class);
    assertThat(answer.getStatusCode().value()).as(String.valueOf(answer.getBody())).isEqualTo(200);
    return answer.getBody();
  }

  @Test
  @DisplayName("S3: as many statements for a page of 300 customers, or of entries and proposals, as for three; none in a row's own")
  void statements() {
    List<String> few = List.of(entry(3), entry(3));
    List<List<String>> ofFew = List.of("/api/subprocessors/" + few.get(0), "/api/subprocessors/" + few.get(0) + "/customers?size=200",
        "/api/subprocessor-proposals/" + few.get(0) + "/consents?size=200", "/api/subprocessors/" + few.get(0) + "/history?size=200").stream()
        .map(path -> Statements.during(() -> get(path))).toList();
    int list = Statements.during(() -> get("/api/subprocessors?size=200")).size();
    int proposalList = Statements.during(() -> get("/api/subprocessor-proposals?size=200")).size();
    String many = entry(300);
    IntStream.range(0, 20).forEach(i -> entry(300));
    List<List<String>> ofMany = List.of("/api/subprocessors/" + many, "/api/subprocessors/" + many + "/customers?size=200",
        "/api/subprocessor-proposals/" + many + "/consents?size=200", "/api/subprocessors/" + many + "/history?size=200").stream()
        .map(path -> Statements.during(() -> get(path))).toList();
    for (int i = 0; i < ofFew.size(); i++) {
      assertThat(ofMany.get(i)).as(String.join("\n", ofMany.get(i))).hasSameSizeAs(ofFew.get(i));
      assertThat(Statements.mostParameters(ofMany.get(i))).isLessThanOrEqualTo(PAGE);
    }
    assertThat(Statements.during(() -> get("/api/subprocessors?size=200"))).hasSize(list);
    assertThat(Statements.during(() -> get("/api/subprocessor-proposals?size=200"))).hasSize(proposalList);
  }

  @Test
  @DisplayName("S3: of ten thousand customers the register shows pages, and as CSV all of them; no statement binds more than a page, so none a customer each")
  void tenThousandCustomers() {
    String entry = entry(10_000);
    List<String> read = Statements.during(() -> {
      String body = get("/api/subprocessors/" + entry);
      assertThat(body).contains("\"customersTotal\":10000", "\"historyTotal\":10000");
      assertThat(body.split("\"customerId\"", -1).length - 1).as("first customers, latest events").isEqualTo(400);
      assertThat(get("/api/subprocessors?size=200").length()).isLessThan(1_000_000);
      assertThat(get("/api/subprocessors/" + entry + "/customers?size=2&page=4999")).contains("z009999");
    });
    assertThat(Statements.mostParameters(read)).isLessThanOrEqualTo(PAGE);
    List<String> csv = Statements.during(() -> {
      List<String> lines = get("/api/subprocessors/" + entry + "?format=csv").lines().toList();
      assertThat(lines).hasSize(10_001);
      assertThat(lines.stream().skip(1).filter(line -> line.contains(",CONSENTED,")).count()).isBetween(6_600L, 6_700L);
      assertThat(lines.stream().skip(1).map(line -> line.split(",")[5]).distinct().count()).isEqualTo(10_000);
    });
    assertThat(Statements.mostParameters(csv)).isLessThanOrEqualTo(PAGE);
    assertThat(csv.size()).as("a few for each page of 2,000").isLessThan(60);
    assertThat(get("/api/subprocessor-proposals/" + entry + "/consents?format=csv").lines()).hasSize(20_000);
  }

  @Test
  @DisplayName("S3: after ten thousand rounds a later round is still the later one, though its id sorts before the others")
  void tenThousandRounds() {
    String entry = entry(10_000);
    Customer customer = customer("de");
    jdbc.sql("update consent set customer_id = ?, state = 'SILENT' where id in (?, ?)").params(customer.id(), entry + "-9999", entry + "-10000")
        .update();
    jdbc.sql("update consent set state = 'REFUSED' where id = ?").param(entry + "-10000").update();
    assertThat(standings.ofCustomer(customer.id(), caller("auditor1"), 0, 10)).extracting(standing -> standing.consent().id())
        .contains(entry + "-10000");
    assertThat(consents.ofCustomer(customer.id(), entry)).extracting(Consent::id).containsExactly(entry + "-9999", entry + "-10000");
  }
}
