package eu.datatrustee.notification;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.GermanTime;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.Locale;
import java.util.Properties;
import java.util.stream.Collectors;

/** Says facts in the words of one language: instants in German time and UTC, codes such as {@code READ_ONLY} as people say them. */
final class Words {

  private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT);
  private static final DateTimeFormatter UTC_SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

  private final Language language;
  private final Properties words;
  private final DateTimeFormatter minutes;
  private final DateTimeFormatter seconds;

  Words(Language language) {
    this.language = language;
    this.words = load(language);
    this.minutes = DateTimeFormatter.ofPattern(words.getProperty("instant"), language.locale());
    this.seconds = DateTimeFormatter.ofPattern(words.getProperty("instant").replace("HH:mm", "HH:mm:ss"), language.locale());
  }

  /** The fact as the letter shows it; booleans stay what they are, for the template to switch on. */
  Object say(String key, Object fact) {
    if (fact instanceof Instant instant) {
      return instant(instant);
    }
    if (fact instanceof Collection<?> facts) {
      return facts.stream().map(each -> String.valueOf(say(key, each))).collect(Collectors.joining(", "));
    }
    return fact instanceof Boolean || fact instanceof Number ? fact : text(key, String.valueOf(fact));
  }

  private String text(String key, String fact) {
    return switch (key) {
      case "country" -> country(fact);
      case "rule" -> rule(fact);
      default -> words.getProperty(key + "." + fact, PlainText.quoted(fact));
    };
  }

  private String country(String code) {
    return code.matches("[A-Z]{2}") ? new Locale("", code).getDisplayCountry(language.locale()) : PlainText.line(code);
  }

  private String rule(String id) {
    for (Rule rule : Rule.values()) {
      if (rule.name().equals(id)) {
        return id + " – " + words.getProperty("rule." + id, rule.sentence());
      }
    }
    return PlainText.line(id);
  }

  /** To the minute, or to the second where it matters; in UTC too, since an hour of autumn comes twice. */
  private String instant(Instant instant) {
    ZonedDateTime local = GermanTime.at(instant);
    ZonedDateTime utc = instant.atZone(ZoneOffset.UTC);
    return local.getSecond() == 0 ? minutes.format(local) + " = " + UTC.format(utc) : seconds.format(local) + " = " + UTC_SECONDS.format(utc);
  }

  private static Properties load(Language language) {
    String name = "/templates/notices/words." + language.code() + ".properties";
    try (var in = new InputStreamReader(Words.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      Properties words = new Properties();
      words.load(in);
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
