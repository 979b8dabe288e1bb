package eu.datatrustee.deadline;

import eu.datatrustee.engine.OfficeDay;
import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Today as the trustee's people count it: what is due until the end of it is due today. */
@Component
class TrusteesDay implements OfficeDay {

  private final TrusteeCalendar calendar;
  private final Clock clock;

  TrusteesDay(TrusteeCalendar calendar, Clock clock) {
    this.calendar = calendar;
    this.clock = clock;
  }

  @Override
  public Instant end() {
    return calendar.endOf(calendar.dayOf(clock.instant()));
  }
}
