package eu.datatrustee.deadline;

import java.time.Duration;
import java.time.Instant;

/** Hours of the trustee's working time; the last one may end at closing time. Shares are shares of the working hours. */
final class WorkingHours implements Way {

  private final TrusteeCalendar calendar;
  private final Wording words;

  WorkingHours(TrusteeCalendar calendar, Wording words) {
    this.calendar = calendar;
    this.words = words;
  }

  @Override
  public Period count(Measure measure) {
    Duration time = Duration.ofHours(measure.amount());
    Instant counted = calendar.nextWorking(measure.from());
    Instant due = calendar.afterWorking(counted, time);
    String from = counted.equals(measure.from()) ? "" : ", counted from " + words.instant(counted, measure);
    return new Period(calendar.afterWorking(counted, time.dividedBy(2)),
        calendar.afterWorking(counted, time.multipliedBy(measure.latePercent()).dividedBy(100)), due, words.eventAt(measure) + from + ", " + words.amount(measure.amount(), "working hour") + words.instant(due, measure) + ", "
            + words.calendarOfHours() + words.missed(calendar.dayOf(measure.from()), calendar.dayOf(due), measure));
  }
}
