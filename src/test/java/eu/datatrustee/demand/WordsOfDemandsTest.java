package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.DemandNotices.Alert;
import eu.datatrustee.demand.DemandNotices.Ending;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.notice.CounselAlerts.Matter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsOfDemandsTest {

  /** Of an order that binds still, the authority is told nothing. */
  private static final Enum<?>[] TOLD = Stream.of(Ending.values()).filter(ending -> ending != Ending.STILL_BINDING).toArray(Enum<?>[]::new);
  private static final Map<String, Enum<?>[]> CODES = Map.of("alert", Alert.values(), "ending", TOLD, "causes", Fallen.Cause.values(),
      "annexReasons", AnnexReason.values(), "dataCategories", DataCategory.values(), "matter", Matter.values(),
      "accessed", DemandDecisions.Entry.values());

  @ParameterizedTest
  @ValueSource(strings = {"de", "en", "nl"})
  @DisplayName("Whatever a letter or an alert can say of a demand has its words in each language")
  void eachCodeHasItsWords(String language) throws IOException {
    Properties words = new Properties();
    try (var in = new InputStreamReader(getClass().getResourceAsStream("/templates/notices/words." + language + ".properties"),
        StandardCharsets.UTF_8)) {
      words.load(in);
    }
    assertThat(CODES.entrySet().stream().flatMap(codes -> Arrays.stream(codes.getValue()).map(code -> codes.getKey() + "." + code.name())))
        .allSatisfy(key -> assertThat(words.getProperty(key)).as(key).isNotBlank());
    assertThat(Stream.of(Ending.values()).map(Enum::name)).as("each ending is an alert to the desk too")
        .isSubsetOf(Stream.of(Alert.values()).map(Enum::name).toList());
  }
}
