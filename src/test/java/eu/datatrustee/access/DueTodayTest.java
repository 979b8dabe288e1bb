package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Tasklist's filter "Due today" by the trustee's day, which ends at midnight in Berlin. */
class DueTodayTest extends ProcessTest {

  /** The Sunday before, 23:30 in Berlin; half an hour later it is Monday there, and still Sunday in UTC. */
  private static final Instant SUNDAY_NIGHT = Instant.parse("2027-03-07T22:30:00Z");

  @Autowired
  private FilterService filters;

  private boolean dueToday(String user) {
    String filter = filters.createFilterQuery().filterName("Due today").singleResult().getId();
    List<Task> found = as(user, caller -> filters.listPage(filter, 0, 100));
    return found.stream().anyMatch(task -> task.getId().equals(task("task_review").getId()));
  }

  @Test
  @DisplayName("What is due on Monday is due today from Monday's first minute in Berlin on, and not before")
  void midnightInBerlin() {
    at(SUNDAY_NIGHT);
    asked(Wish.of("contoso"));
    assertThat(clock("review").due()).as("8 working hours from Monday 08:00").isEqualTo(Instant.parse("2027-03-08T15:00:00Z"));
    assertThat(dueToday("officer1")).isFalse();
    later(Duration.ofMinutes(29));
    assertThat(dueToday("officer1")).isFalse();
    later(Duration.ofMinutes(1));
    assertThat(dueToday("officer1")).isTrue();
    assertThat(dueToday("supervisor1")).isFalse();
  }
}
