package eu.datatrustee.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.document.Papers;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The parts of calls that bring documents: what is neither the JSON nor a document with its name is refused, never left out without a word. */
abstract class DocumentPartsContract extends DemandContract {

  /** @param json the call's own part @param body null where the call has no such part */
  private record Door(String user, String path, String json, ObjectNode body) {}

  /** A part that is not what the call takes, and the name by which it is refused. */
  private record Stray(String name, String fileName) {}

  private static final List<Stray> STRAYS = List.of(new Stray("document", null), new Stray("documents", "order.pdf"),
      new Stray("file", "order.pdf"), new Stray("Document", "order.pdf"), new Stray("document[0]", "order.pdf"), new Stray("note", null));

  private Map<String, Long> everything() {
    // What a job of an earlier case is writing would be half in the first count.
    quiet();
    Map<String, Long> rows = rows();
    for (String table : List.of("demand_case", "proposal", "document", "document_part")) {
      rows.put(table, jdbc.sql("select count(*) from " + table).query(Long.class).single());
    }
    return rows;
  }

  private static Part part(String name, String fileName) {
    return new Part(name, fileName, "application/pdf", new ByteArrayInputStream(Papers.pdf()));
  }

  private void refuses(Door door, String field, Part... parts) {
    List<Part> all = new ArrayList<>();
    if (door.body() != null) {
      all.add(new Part(door.json(), null, "application/json", new ByteArrayInputStream(door.body().toString().getBytes())));
    }
    all.addAll(List.of(parts));
    Map<String, Long> before = everything();
    Answer answer = send(door.user(), door.path(), all, "Idempotency-Key", "parts-" + System.nanoTime());
    assertThat(answer.status()).as("%s at %s: %s", field, door.path(), answer).isEqualTo(400);
    assertThat(answer.json().at("/errors/0/field").asText()).as(answer.toString()).isEqualTo(field);
    assertThat(everything()).as("%s at %s", field, door.path()).isEqualTo(before);
  }

  @Test
  @DisplayName("D5: a document without a file name, or under another name, is refused by its name at every door, alone and beside a good one")
  void strays() {
    Customer customer = customer();
    String demand = register(epoc(customer));
    ObjectNode proposal = json("""
        {"engagedBy": "TRUSTEE", "name": "Parts GmbH", "registerNumber": "HRB parts", "country": "DE", "service": "Support",
         "dataCategories": ["SUPPORT"], "purposes": ["SUPPORT_INCIDENT"], "customers": ["%s"]}""".formatted(customer.id()));
    List<Door> doors = List.of(new Door("specialist1", DEMANDS, "demand", epoc(customer)),
        new Door("specialist1", THIRD_PARTIES, "demand", dataSubject(customer)),
        new Door("vendor1", "/api/subprocessor-proposals", "proposal", proposal),
        new Door("specialist1", DEMANDS + "/" + demand + "/documents", null, null));
    for (Door door : doors) {
      for (Stray stray : STRAYS) {
        refuses(door, stray.name(), part(stray.name(), stray.fileName()));
        refuses(door, stray.name(), part("document", "order.pdf"), part(stray.name(), stray.fileName()));
      }
    }
    for (Door door : doors.subList(0, 3)) {
      Part again = new Part(door.json(), null, "application/json", new ByteArrayInputStream(door.body().toString().getBytes()));
      refuses(door, door.json(), again);
    }
  }

  @Test
  @DisplayName("A file name in the notation for other alphabets is one, and so is each of several documents")
  void named() {
    Customer customer = customer();
    Part cyrillic = new Part("document\"; filename*=\"UTF-8''%D1%83%D0%BA%D0%B0%D0%B7.pdf", null, "application/pdf",
        new ByteArrayInputStream(Papers.pdf()));
    List<Part> parts = Stream.of(Part.demand(epoc(customer)), cyrillic, part("document", "two.pdf")).toList();
    Answer answer = send("specialist1", DEMANDS, parts);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    assertThat(answer.json().get("documents")).hasSize(2);
  }
}
