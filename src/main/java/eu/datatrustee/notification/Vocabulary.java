package eu.datatrustee.notification;

import java.util.EnumMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Says facts as the letters say them, for whatever else people outside read in their language. */
@Component
public class Vocabulary {

  private final Map<Language, Words> words = new EnumMap<>(Language.class);

  Vocabulary() {
    for (Language language : Language.values()) {
      words.put(language, new Words(language));
    }
  }

  /**
   * The fact in words.
   *
   * @param language {@code de}, {@code en} or {@code nl}; English for any other
   * @param key what kind of fact it is: {@code purpose}, {@code country}
   * @param fact a code, an instant, or a collection of such
   */
  public String say(String language, String key, Object fact) {
    return String.valueOf(words.get(Language.of(language)).say(key, fact));
  }
}
