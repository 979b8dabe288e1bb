package eu.datatrustee.demand.disclosure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eu.datatrustee.casework.Sha256;
import eu.datatrustee.demand.file.CaseFile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is disclosed, to whom and why, in the words that are kept and that go with it. Withheld items do not occur in it. */
final class Manifest {

  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final List<Item> produced;
  private final Map<String, Object> content = new LinkedHashMap<>();

  private Manifest(List<Item> produced) {
    this.produced = produced;
  }

  static Manifest of(CaseFile file, DisclosureRecord disclosure, List<Item> items, String rule, Instant at) {
    Manifest manifest = new Manifest(items.stream().filter(item -> item.decision() == Item.Decision.PRODUCE).toList());
    Map<String, Object> recipient = new LinkedHashMap<>();
    recipient.put("authority", file.requester().authority());
    recipient.put("country", file.requester().country());
    recipient.put("name", file.requester().contactName());
    recipient.put("email", file.requester().contactEmail());
    recipient.put("reference", file.requester().reference());
    manifest.content.put("case", file.id());
    manifest.content.put("recipient", recipient);
    manifest.content.put("ground", disclosure.ground().name());
    if (disclosure.groundDetail() != null) {
      manifest.content.put("groundDetail", disclosure.groundDetail());
    }
    manifest.content.put("rule", rule);
    manifest.content.put("releasedAt", at.toString());
    manifest.content.put("items", manifest.produced.stream().map(Manifest::entry).toList());
    return manifest;
  }

  private static Map<String, Object> entry(Item item) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("n", item.n());
    entry.put("reference", item.reference());
    if (item.dataCategory() != null) {
      entry.put("dataCategory", item.dataCategory().name());
    }
    entry.put("of", item.extract() == null ? "REFERENCE" : "EXTRACT");
    if (item.extract() != null) {
      entry.put("fileName", item.extract().fileName());
      entry.put("size", item.extract().size());
    }
    entry.put("sha256", sha256(item));
    return entry;
  }

  List<Item> produced() {
    return produced;
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One line for each item. */
  String lines() {
    return produced.stream().map(item -> item.n() + ". " + item.reference() + (item.extract() == null ? ""
        : " – " + item.extract().fileName()) + "\nSHA-256 " + sha256(item)).collect(Collectors.joining("\n"));
  }

  /** Of the extract's bytes; of the reference's words (UTF-8) where only the reference is produced. */
  private static String sha256(Item item) {
    return item.extract() != null ? item.extract().sha256() : Sha256.of(item.reference());
  }
}
