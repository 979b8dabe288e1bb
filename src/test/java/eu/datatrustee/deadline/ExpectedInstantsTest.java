package eu.datatrustee.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.engine.DecisionsOfFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the table and the ways of counting with instants that were worked out by hand. */
class ExpectedInstantsTest {

  record Expected(String flow, String clock, String severity, Land land, Counting counting, int amount, Instant from, Instant half,
      Instant late, Instant due, String why) {

    static Expected of(String line) {
      String[] column = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
      return new Expected(column[0], column[1], column[2], Land.valueOf(column[3]), Counting.valueOf(column[4]),
          Integer.parseInt(column[5]), Instant.parse(column[6]), Instant.parse(column[7]), Instant.parse(column[8]),
          Instant.parse(column[9]), column[10]);
    }

    /** Until when the service must keep silent is read the later way, all else the earlier one. */
    Reading reading() {
      return Set.of("banLimit", "banExtension", "banConfirmation").contains(clock) ? Reading.LATER : Reading.EARLIER;
    }

    Map<String, Object> facts() {
      Map<String, Object> facts = new HashMap<>();
      facts.put("severity", severity.isEmpty() ? null : severity);
      return facts;
    }
  }

  static Stream<Expected> all() throws IOException {
    return Files.readAllLines(Path.of("src/test/resources/deadlines/expected.csv")).stream().filter(line -> !line.startsWith("#"))
        .map(Expected::of);
  }

  static Stream<Expected> clocks() throws IOException {
    return all().filter(expected -> !expected.flow().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("all")
  @DisplayName("The instants are those worked out by hand")
  void instants(Expected expected) {
    Period period = new Ways(Calendars.of(expected.land())).count(expected.counting(),
        new Measure("received", expected.from(), expected.amount(), expected.reading()));

    assertThat(List.of(period.half(), period.late(), period.due())).describedAs(period.words())
        .containsExactly(expected.half(), expected.late(), expected.due());
    assertThat(List.of(expected.from(), period.half(), period.late(), period.due())).isSorted();
  }

  @ParameterizedTest
  @MethodSource("clocks")
  @DisplayName("The table gives each clock the amount and the counting that the instants were worked out for")
  void table(Expected expected) {
    ClockRow row = new ClockTable(new DecisionsOfFiles()).row(expected.flow(), expected.clock(), expected.facts());

    assertThat(row.amount()).isEqualTo(expected.amount());
    assertThat(row.counting()).isEqualTo(expected.counting());
    assertThat(row.reading()).isEqualTo(expected.reading());
  }

  @Test
  @DisplayName("Every row of the table has a worked example")
  void everyRow() throws IOException {
    DecisionsOfFiles decisions = new DecisionsOfFiles();
    clocks().forEach(expected -> new ClockTable(decisions).row(expected.flow(), expected.clock(), expected.facts()));

    assertThat(Dmn.readModelFromFile(Path.of("processes/deadlines.dmn").toFile()).getModelElementsByType(Rule.class))
        .extracting(Rule::getId).containsExactlyInAnyOrderElementsOf(decisions.fired());
  }
}
