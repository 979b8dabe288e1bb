package eu.datatrustee.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.engine.DecisionsOfFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the clocks of demands with instants that were worked out by hand. */
class DemandInstantsTest {

  private static final String TABLE = "demand-deadlines";

  record Expected(String flow, String clock, String basis, String urgency, Counting counting, int amount, Instant from, Instant half,
      Instant late, Instant due) {

    static Expected of(String line) {
      String[] column = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
      return new Expected(column[0], column[1], column[2], column[3], Counting.valueOf(column[4]), Integer.parseInt(column[5]),
          Instant.parse(column[6]), Instant.parse(column[7]), Instant.parse(column[8]), Instant.parse(column[9]));
    }

    ClockRow row(DecisionsOfFiles decisions) {
      return new ClockTable(decisions).row(TABLE, flow, clock, Map.of("basis", basis, "urgency", urgency));
    }
  }

  static Stream<Expected> all() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/deadlines/demands.csv")).stream().filter(line -> !line.startsWith("#"))
        .map(Expected::of);
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("Each clock of a demand ends when it was worked out to end")
  void instants(Expected expected) {
    ClockRow row = expected.row(new DecisionsOfFiles());
    Period period = new Ways(Calendars.of(Land.HE)).count(row.counting(),
        new Measure(row.event(), expected.from(), row.amount(), row.reading()));

    assertThat(row.amount()).isEqualTo(expected.amount());
    assertThat(row.counting()).isEqualTo(expected.counting());
    assertThat(row.reading()).isEqualTo(Reading.EARLIER);
    assertThat(List.of(period.half(), period.late(), period.due())).describedAs(period.words())
        .containsExactly(expected.half(), expected.late(), expected.due());
  }

  @Test
  @DisplayName("Every row of the table has a worked example")
  void everyRow() throws IOException {
    DecisionsOfFiles decisions = new DecisionsOfFiles();
    all().forEach(expected -> expected.row(decisions));

    assertThat(Dmn.readModelFromFile(Path.of("processes", TABLE + ".dmn").toFile()).getModelElementsByType(Rule.class))
        .extracting(Rule::getId).containsExactlyInAnyOrderElementsOf(Set.copyOf(decisions.fired()));
  }
}
