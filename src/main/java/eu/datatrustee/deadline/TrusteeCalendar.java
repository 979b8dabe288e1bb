package eu.datatrustee.deadline;

import static java.util.stream.Collectors.toUnmodifiableMap;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Year;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The trustee's days: when they begin and end in its zone, which are holidays in its Land, and when it works. 24 and 31 December are
 * working days, as the law names no holiday there.
 */
@Component
class TrusteeCalendar {

  private final CalendarSettings settings;
  private final HolidayManager germany = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.GERMANY));
  private final Map<Year, Map<LocalDate, String>> holidays = new ConcurrentHashMap<>();

  TrusteeCalendar(CalendarSettings settings) {
    this.settings = settings;
  }

  CalendarSettings settings() {
    return settings;
  }

  ZoneId zone() {
    return settings.zone();
  }

  LocalDate dayOf(Instant instant) {
    return instant.atZone(zone()).toLocalDate();
  }

  /** 00:00 of the day, which is 24:00 of the day before. */
  Instant startOf(LocalDate day) {
    return day.atStartOfDay(zone()).toInstant();
  }

  /** The first instant after the day. */
  Instant endOf(LocalDate day) {
    return startOf(day.plusDays(1));
  }

  /** The English name of the public holiday of the trustee's Land on that day, or empty. */
  Optional<String> holiday(LocalDate day) {
    return Optional.ofNullable(holidays.computeIfAbsent(Year.from(day), this::holidaysOf).get(day));
  }

  /** Whether the law lets a period end on that day: no Saturday, Sunday or public holiday, whatever the trustee's own week is. */
  boolean lawfulEnd(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY && holiday(day).isEmpty();
  }

  /** Whether the trustee works on that day. */
  boolean worked(LocalDate day) {
    return settings.workingDays().contains(day.getDayOfWeek()) && holiday(day).isEmpty();
  }

  /** That day, or the first one after it that fits. */
  LocalDate nextOrSame(LocalDate day, Predicate<LocalDate> fits) {
    return Stream.iterate(day, next -> next.plusDays(1)).filter(fits).findFirst().orElseThrow();
  }

  /** The holidays between two days, both included, that take a day out of the trustee's week. */
  List<LocalDate> missedFrom(LocalDate first, LocalDate last) {
    return first.datesUntil(last.plusDays(1))
        .filter(day -> settings.workingDays().contains(day.getDayOfWeek()) && holiday(day).isPresent()).toList();
  }

  /** The first instant of working time at or after that one. */
  Instant nextWorking(Instant from) {
    LocalDate day = dayOf(from);
    if (worked(day) && from.isBefore(closes(day))) {
      return from.isBefore(opens(day)) ? opens(day) : from;
    }
    return opens(nextOrSame(day.plusDays(1), this::worked));
  }

  /** When that much working time is over; at the close of a day rather than at the opening of the next. */
  Instant afterWorking(Instant from, Duration time) {
    Instant start = nextWorking(from);
    Duration left = time;
    while (true) {
      Duration today = Duration.between(start, closes(dayOf(start)));
      if (today.compareTo(left) >= 0) {
        return start.plus(left);
      }
      left = left.minus(today);
      start = opens(nextOrSame(dayOf(start).plusDays(1), this::worked));
    }
  }

  private Instant opens(LocalDate day) {
    return day.atTime(settings.opens()).atZone(zone()).toInstant();
  }

  private Instant closes(LocalDate day) {
    return day.atTime(settings.closes()).atZone(zone()).toInstant();
  }

  private Map<LocalDate, String> holidaysOf(Year year) {
    return germany.getHolidays(year, HolidayType.PUBLIC_HOLIDAY, settings.land().name().toLowerCase(Locale.ROOT)).stream()
        .collect(toUnmodifiableMap(Holiday::getDate, day -> day.getDescription(Locale.ENGLISH), (one, other) -> one));
  }
}
