package eu.datatrustee.subprocessor.web;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.subprocessor.ConsentDesk;
import eu.datatrustee.subprocessor.ConsentState;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of consents say everything in the reader's language: no code of the service's own is left. */
class ConsentWordsTest {

  @ParameterizedTest
  @ValueSource(strings = {"de", "en", "nl"})
  @DisplayName("Every state, kind of resource, purpose, data category and refusal has words of its own")
  void everyCode(String language) throws IOException {
    Map<String, String> say = ConsentWords.of(language);
    assertThat(say.get("language")).isEqualTo(language);
    for (ConsentState state : ConsentState.values()) {
      assertThat(say.get("state." + state)).as(state.name()).isNotBlank().doesNotContain(state.name());
    }
    Stream.of("document", "services", "dataCategories", "until", Refusal.Kind.CONFLICT, Refusal.Kind.TOO_LARGE, Refusal.Kind.WRONG_TYPE,
        Refusal.Kind.FORBIDDEN).forEach(why -> assertThat(say.get("refused." + why)).as(String.valueOf(why)).isNotBlank());
    Properties letters = new Properties();
    try (Reader words = new InputStreamReader(getClass().getResourceAsStream("/templates/notices/words." + language + ".properties"),
        StandardCharsets.UTF_8)) {
      letters.load(words);
    }
    ConsentDesk.KINDS.forEach(kind -> assertThat(letters.getProperty("services." + kind)).as(kind).isNotBlank());
    for (DataCategory category : DataCategory.values()) {
      assertThat(letters.getProperty("dataCategories." + category)).as(category.name()).isNotBlank();
    }
    List.of("SUPPORT_INCIDENT", "SERVICE_PROBLEM", "MAINTENANCE", "IMPROVEMENT")
        .forEach(purpose -> assertThat(letters.getProperty("purpose." + purpose)).as(purpose).isNotBlank());
  }

  @Test
  @DisplayName("The three languages say the same things")
  void sameKeys() {
    assertThat(ConsentWords.of("de").keySet()).isEqualTo(ConsentWords.of("en").keySet()).isEqualTo(ConsentWords.of("nl").keySet());
    assertThat(ConsentWords.of("fr")).as("any other is English").isEqualTo(ConsentWords.of("en"));
  }

  @Test
  @DisplayName("A refusal is told by its field, or else by its kind")
  void refusals() {
    Map<String, String> say = ConsentWords.of("de");
    assertThat(ConsentWords.refused(say, Refusal.impossible("until", "is in the past"))).isEqualTo(say.get("refused.until"));
    assertThat(ConsentWords.refused(say, Refusal.conflict("decided"))).isEqualTo(say.get("refused.CONFLICT"));
    assertThat(ConsentWords.refused(say, Refusal.impossible("reason", "is odd"))).isEqualTo("reason is odd");
  }
}
