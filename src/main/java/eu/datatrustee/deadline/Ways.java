package eu.datatrustee.deadline;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Finds the way that belongs to a name in the table. */
@Component
class Ways {

  private final Way minutes;
  private final Way hours;
  private final Way workingHours;
  private final Way workingDays;
  private final Way statutoryDays;
  private final Way regulation1182;
  private final Way civilCode;
  private final Way regulationMonths;
  private final Way civilMonths;

  Ways(TrusteeCalendar calendar) {
    Wording words = new Wording(calendar);
    minutes = new ElapsedTime(words, Duration.ofMinutes(1), "minute");
    hours = new ElapsedTime(words, Duration.ofHours(1), "hour");
    workingHours = new WorkingHours(calendar, words);
    workingDays = new WorkingDays(calendar, words);
    statutoryDays = new StatutoryDays(calendar, words);
    regulation1182 = new Regulation1182(calendar, words);
    civilCode = new CivilCode(calendar, words);
    regulationMonths = CalendarMonths.ofRegulation1182(calendar, words);
    civilMonths = CalendarMonths.ofCivilCode(calendar, words);
  }

  /** @throws IllegalArgumentException where the amount is none that a clock can run for */
  Period count(Counting counting, Measure measure) {
    if (!counting.takes(measure.amount())) {
      throw new IllegalArgumentException("No clock runs for " + measure.amount() + " " + counting);
    }
    return of(counting).count(measure);
  }

  private Way of(Counting counting) {
    return switch (counting) {
      case MINUTES -> minutes;
      case HOURS -> hours;
      case WORKING_HOURS -> workingHours;
      case WORKING_DAYS -> workingDays;
      case WERKTAGE -> statutoryDays;
      case REG_1182_71 -> regulation1182;
      case BGB -> civilCode;
      case REG_MONTHS -> regulationMonths;
      case BGB_MONTHS -> civilMonths;
    };
  }
}
