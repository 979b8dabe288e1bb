package eu.datatrustee.deadline;

import java.time.Duration;
import java.time.Instant;

/** Time as it elapses, from the event's very instant, through nights, weekends, holidays and both clock changes. */
final class ElapsedTime implements Way {

  private final Wording words;
  private final Duration unit;
  private final String name;

  ElapsedTime(Wording words, Duration unit, String name) {
    this.words = words;
    this.unit = unit;
    this.name = name;
  }

  @Override
  public Period count(Measure measure) {
    Duration time = unit.multipliedBy(measure.amount());
    Instant due = measure.from().plus(time);
    return new Period(measure.from().plus(time.dividedBy(2)), measure.from().plus(time.multipliedBy(measure.latePercent()).dividedBy(100)), due,
        words.eventAt(measure) + words.zone(measure.from()) + ", " + words.amount(measure.amount(), name)
            + words.instant(due, measure) + words.zone(due) + ", nights, weekends and holidays counted");
  }
}
