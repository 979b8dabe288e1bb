package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the consent's pages say, in the customer's language. */
final class ConsentWords {

  private static final Map<String, Map<String, String>> WORDS = Stream.of("de", "en", "nl")
      .collect(Collectors.toMap(language -> language, ConsentWords::read));

  private ConsentWords() {}

  static Map<String, String> of(String language) {
    return WORDS.getOrDefault(language, WORDS.get("en"));
  }

  /** Why something was refused, in these words; by its field, or else by its kind. */
  static String refused(Map<String, String> words, Refusal refusal) {
    String kind = words.getOrDefault("refused." + refusal.kind(), refusal.getMessage());
    return refusal.errors().isEmpty() ? kind : words.getOrDefault("refused." + refusal.errors().get(0).field(), kind);
  }

  private static Map<String, String> read(String language) {
    String file = "/templates/consent-page." + language + ".properties";
    try (Reader words = new InputStreamReader(ConsentWords.class.getResourceAsStream(file), StandardCharsets.UTF_8)) {
      Properties read = new Properties();
      read.load(words);
      Map<String, String> all = new TreeMap<>();
      read.stringPropertyNames().forEach(name -> all.put(name, read.getProperty(name)));
      return Map.copyOf(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
