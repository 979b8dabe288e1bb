package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Demands with their documents over HTTP: what is taken, what is refused and leaves nothing, and who gets a document back. */
abstract class DemandDocumentsContract extends DemandContract {

  private Customer customer;
  private ObjectNode order;

  @BeforeEach
  void oneOrder() {
    customer = customer();
    order = epoc(customer);
  }

  private Map<String, Long> everything() {
    // What a job of an earlier case is writing would be half in the first count.
    quiet();
    Map<String, Long> rows = rows();
    for (String table : List.of("demand_case", "document", "document_part")) {
      rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }
    return rows;
  }

  private JsonNode refused(int status, List<Part> parts) {
    Map<String, Long> before = everything();
    Answer answer = send("specialist1", DEMANDS, parts);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContain("Exception", "eu.datatrustee", "org.", "com.fasterxml");
    assertThat(everything()).isEqualTo(before);
    return answer.json();
  }

  private JsonNode refused(int status, String fileName, byte[] bytes) {
    return refused(status, List.of(Part.demand(order), Part.document(fileName, bytes)));
  }

  @Test
  @DisplayName("A demand and its documents are one case: the bytes come back as they came, to be saved, with their digest")
  void documents() throws Exception {
    Answer answer = send("specialist1", DEMANDS, List.of(Part.demand(order), Part.document("order.pdf", Papers.pdf()),
        Part.document("form.xml", Papers.xml("<?xml version='1.0'?><epoc/>"))));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    String id = answer.json().get("id").asText();
    assertThat(id).matches("LE-\\d{4}-\\d{6}");
    assertThat(answer.header("Location")).isEqualTo(DEMANDS + "/" + id);
    JsonNode papers = demand(id).get("documents");
    assertThat(papers).hasSize(2);
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Papers.pdf()));
    assertThat(papers.get(0).get("sha256").asText()).isEqualTo(sha256);
    assertThat(papers.get(0).get("mediaType").asText()).isEqualTo("application/pdf");
    assertThat(papers.get(1).get("mediaType").asText()).isEqualTo("application/xml");

    HttpResponse<byte[]> order = download("counsel1", DEMANDS + "/" + id + "/documents/1");
    assertThat(order.statusCode()).isEqualTo(200);
    assertThat(order.body()).isEqualTo(Papers.pdf());
    assertThat(order.headers().firstValue("Content-Type")).contains("application/pdf");
    assertThat(order.headers().firstValue("Content-Disposition").orElseThrow()).startsWith("attachment;").contains("order.pdf");
    assertThat(order.headers().firstValue("Content-Digest"))
        .contains("sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":");
    assertThat(order.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(download("counsel1", DEMANDS + "/" + id + "/documents/3").statusCode()).isEqualTo(404);
    assertThat(download("counsel1", THIRD_PARTIES + "/" + id + "/documents/1").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("A document is for whoever may see the case: to others it is not there")
  void whoGetsThem() {
    String id = register(order);
    for (String user : new String[] {"specialist2", "counsel2", "auditor1"}) {
      assertThat(download(user, DEMANDS + "/" + id + "/documents/1").statusCode()).as(user).isEqualTo(200);
    }
    for (String user : new String[] {"support1", "officer1", "supervisor1", "vendor1", "agreements1", "operator1", "admin", "gateway1"}) {
      assertThat(download(user, DEMANDS + "/" + id + "/documents/1").statusCode()).as(user).isEqualTo(403);
    }
    assertThat(download(customer().contact(), DEMANDS + "/" + id + "/documents/1").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("The JSON part is read by the same letter as a body without parts, whatever type it says it is")
  void jsonPart() {
    assertThat(refused(400, List.of(Part.document("order.pdf", Papers.pdf()))).at("/errors/0/field").asText()).isEqualTo("demand");
    assertThat(refused(400, List.of(new Part("demand", null, "application/json", bytes("{\"receivedBy\":")), Part.document("order.pdf", Papers.pdf())))
        .get("detail").asText()).contains("JSON");
    assertThat(refused(400, List.of(Part.demand(with(order, d -> d.put("approved", true))))).at("/errors/0/field").asText()).isEqualTo("approved");
    assertThat(refused(400, List.of(Part.demand(with(order, d -> d.put("issuer", "MAYOR"))))).at("/errors/0/field").asText()).isEqualTo("issuer");
    Answer plain = send("specialist1", DEMANDS, List.of(new Part("demand", null, "text/plain", bytes(order.toString())),
        Part.document("order.pdf", Papers.pdf())));
    assertThat(plain.status()).as(plain.toString()).isEqualTo(201);
  }

  @Test
  @DisplayName("422 for an empty or encrypted document, 415 for a type that lies about itself, each leaving nothing")
  void badDocuments() {
    assertThat(refused(422, "order.pdf", new byte[0]).at("/errors/0/field").asText()).isEqualTo("document[0]");
    assertThat(refused(422, "order.pdf", Papers.pdf("<< /Size 4 /Root 1 0 R /Encrypt 9 0 R >>")).get("detail").asText()).contains("encrypted");
    assertThat(refused(422, "order.pdf", Papers.pdf("<< /Type /Pages /Kids [] /Count 0 >>", "<< >>", "<< /Size 4 /Root 1 0 R >>")).get("detail").asText())
        .contains("without a page");
    assertThat(refused(415, "order.pdf", "MZ this is a program".getBytes(StandardCharsets.US_ASCII)).get("detail").asText()).contains("no PDF");
    assertThat(refused(415, "order.pdf", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII))).isNotNull();
    assertThat(refused(422, List.of(Part.demand(order), Part.document("good.pdf", Papers.pdf()), Part.document("bad.pdf", new byte[0])))
        .at("/errors/0/field").asText()).isEqualTo("document[1]");
  }

  @Test
  @DisplayName("413 with a problem for 26 MB, and 201 for 25 MB, which is streamed back whole")
  void size() throws Exception {
    assertThat(refused(413, List.of(Part.demand(order), Part.document("scan.png", Papers.picture(26_000_000)))).get("detail").asText())
        .contains("25 MB");
    Answer answer = send("specialist1", DEMANDS, List.of(Part.demand(order), Part.document("scan.png", Papers.picture(25_000_000))));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    HttpResponse<byte[]> scan = download("specialist1", DEMANDS + "/" + answer.json().get("id").asText() + "/documents/1");
    assertThat(scan.body()).hasSize(25_000_000);
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (InputStream picture = new java.security.DigestInputStream(Papers.picture(25_000_000), digest)) {
      picture.transferTo(java.io.OutputStream.nullOutputStream());
    }
    assertThat(MessageDigest.getInstance("SHA-256").digest(scan.body())).isEqualTo(digest.digest());
  }

  @Test
  @DisplayName("422 for an eleventh document; 413 for more than 1 MiB of JSON, in a body or in a part")
  void many() {
    List<Part> eleven = new ArrayList<>(List.of(Part.demand(order)));
    for (int i = 0; i < 11; i++) {
      eleven.add(Part.document("page.png", Papers.png()));
    }
    assertThat(refused(422, eleven).at("/errors/0/field").asText()).isEqualTo("document");
    Answer ten = send("specialist1", DEMANDS, tenPages());
    assertThat(ten.status()).as(ten.toString()).isEqualTo(201);
    ObjectNode long1 = with(order, d -> d.put("scope", "x".repeat(1 << 20)));
    refused(413, List.of(Part.demand(long1)));
    assertThat(as("specialist1").post(DEMANDS, long1.toString()).status()).isEqualTo(413);
  }

  private List<Part> tenPages() {
    List<Part> ten = new ArrayList<>(List.of(Part.demand(order)));
    for (int i = 0; i < 10; i++) {
      ten.add(Part.document("page.png", Papers.png()));
    }
    return ten;
  }

  @Test
  @DisplayName("Repeated with the same key and the same documents it is one case; with another document it is refused")
  void repeated() {
    String key = "d-" + customer.id();
    Answer first = send("specialist1", DEMANDS, List.of(Part.demand(order), Part.document("order.pdf", Papers.pdf())), "Idempotency-Key", key);
    Answer again = send("specialist1", DEMANDS, List.of(Part.demand(order), Part.document("renamed.pdf", Papers.pdf())), "Idempotency-Key", key);
    assertThat(first.status()).as(first.toString()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
    Map<String, Long> before = everything();
    Answer other = send("specialist1", DEMANDS, List.of(Part.demand(order), Part.document("order.png", Papers.png())), "Idempotency-Key", key);
    assertThat(other.status()).isEqualTo(422);
    Answer none = as("specialist1").call("POST", DEMANDS, order.toString(), "Idempotency-Key", key);
    assertThat(none.status()).isEqualTo(422);
    assertThat(everything()).isEqualTo(before);
  }

  @Test
  @DisplayName("D1: the provider's support posts what reached the provider, learns the number, and reads nothing")
  void provider() {
    ObjectNode atProvider = with(order, d -> d.put("receivedBy", "PROVIDER"));
    Answer posted = send("support1", DEMANDS, List.of(Part.demand(atProvider), Part.document("order.pdf", Papers.pdf())));
    assertThat(posted.status()).as(posted.toString()).isEqualTo(201);
    assertThat(posted.json().properties()).extracting(Map.Entry::getKey).containsExactly("id");
    String id = posted.json().get("id").asText();
    assertThat(as("support1").get(DEMANDS + "/" + id).status()).isEqualTo(403);
    assertThat(as("support1").get(DEMANDS).status()).isEqualTo(403);
    assertThat(as("support1").post(DEMANDS, order.toString()).status()).isEqualTo(403);
    for (String user : new String[] {"officer1", "counsel1", "auditor1", customer.contact(), "operator1", "admin", "gateway1"}) {
      Map<String, Long> before = everything();
      assertThat(as(user).post(DEMANDS, order.toString()).status()).as(user).isEqualTo(403);
      assertThat(send(user, DEMANDS, List.of(Part.demand(order), Part.document("order.pdf", Papers.pdf()))).status()).as(user).isEqualTo(403);
      assertThat(everything()).isEqualTo(before);
    }
  }

  @Test
  @DisplayName("400 and 422 name the field: what is missing, what cannot be")
  void fields() {
    for (String field : new String[] {"receivedBy", "receivedAt", "customerId", "issuer", "instrument", "dataCategories", "scope"}) {
      assertThat(refusedField(400, with(order, d -> d.remove(field)))).isEqualTo(field);
    }
    assertThat(refusedField(400, with(order, d -> ((ObjectNode) d.get("requester")).remove("authority")))).isEqualTo("requester.authority");
    assertThat(refusedField(400, with(order, d -> ((ObjectNode) d.get("requester")).put("kind", "LAWYER")))).isEqualTo("requester.kind");
    assertThat(refusedField(422, with(order, d -> d.put("responseDeadline", "2020-01-01T00:00:00Z")))).isEqualTo("responseDeadline");
    assertThat(refusedField(422, with(order, d -> d.put("receivedAt", "2099-01-01T00:00:00Z")))).isEqualTo("receivedAt");
    assertThat(refusedField(422, with(order, d -> ((ObjectNode) d.get("requester")).put("contactEmail", "anne")))).isEqualTo("requester.contactEmail");
    assertThat(refusedField(422, with(order, d -> ((ObjectNode) d.get("requester")).put("country", "XX")))).isEqualTo("requester.country");
  }

  private String refusedField(int status, ObjectNode body) {
    Map<String, Long> before = everything();
    Answer answer = as("specialist1").post(DEMANDS, body.toString());
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(everything()).isEqualTo(before);
    return answer.json().at("/errors/0/field").asText();
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
