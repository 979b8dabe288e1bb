package eu.datatrustee.deadline;

import static java.util.stream.Collectors.joining;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** The English words in which days, times and reasons are told, in the trustee's zone. */
class Wording {

  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
  private static final DateTimeFormatter ZONE = DateTimeFormatter.ofPattern(" zzz", Locale.ENGLISH);
  private static final int NAMED_HOLIDAYS = 5;

  private final TrusteeCalendar calendar;

  Wording(TrusteeCalendar calendar) {
    this.calendar = calendar;
  }

  /** "received Fri 14 Aug 2026, day of receipt not counted". */
  String eventLeftOut(Measure measure) {
    String leftOut = measure.event().equals("received") ? ", day of receipt not counted" : ", that day not counted";
    return measure.event() + " " + YEAR.format(calendar.dayOf(measure.from())) + leftOut;
  }

  /** "received Fri 14 Aug 2026 16:30". */
  String eventAt(Measure measure) {
    ZonedDateTime at = measure.from().atZone(calendar.zone());
    return measure.event() + " " + YEAR.format(at) + " " + time(at);
  }

  /** "4 days end ", "1 day ends ". */
  String amount(int amount, String unit) {
    return amount == 1 ? "1 " + unit + " ends " : amount + " " + unit + "s end ";
  }

  /** "Mon 24 Aug", with the year where it is not that of the event. */
  String day(LocalDate day, Measure measure) {
    return (day.getYear() == calendar.dayOf(measure.from()).getYear() ? DAY : YEAR).format(day);
  }

  /** "Mon 17 Aug 10:30". */
  String instant(Instant instant, Measure measure) {
    ZonedDateTime at = instant.atZone(calendar.zone());
    return day(at.toLocalDate(), measure) + " " + time(at);
  }

  /** The first instant after a period, by itself: "Mon 24 Aug 2026 24:00" or "Mon 17 Aug 2026 10:30 CEST". */
  String end(Instant due) {
    LocalDate day = calendar.dayOf(due);
    if (due.equals(calendar.startOf(day))) {
      return YEAR.format(day.minusDays(1)) + " 24:00";
    }
    ZonedDateTime at = due.atZone(calendar.zone());
    return YEAR.format(at) + " " + time(at) + zone(due);
  }

  /** " CEST": tells the two hours apart that have one name when the clocks go back. */
  String zone(Instant instant) {
    return ZONE.format(instant.atZone(calendar.zone()));
  }

  /** "Sat 22 Aug", or "Fri 3 Apr (Good Friday)". */
  String dayAndHoliday(LocalDate day, Measure measure) {
    return day(day, measure) + calendar.holiday(day).map(name -> " (" + name + ")").orElse("");
  }

  /** "; no working day: Fri 3 Apr (Good Friday), Mon 6 Apr (Easter Monday)", or nothing. */
  String missed(LocalDate first, LocalDate last, Measure measure) {
    List<LocalDate> missed = calendar.missedFrom(first, last);
    if (missed.isEmpty()) {
      return "";
    }
    String more = missed.size() > NAMED_HOLIDAYS ? " and " + (missed.size() - NAMED_HOLIDAYS) + " more" : "";
    return "; no working day: " + missed.stream().limit(NAMED_HOLIDAYS).map(day -> dayAndHoliday(day, measure)).collect(joining(", ")) + more;
  }

  /** "trustee's calendar (Hesse, Mon–Fri)". */
  String calendarOfDays() {
    return "trustee's calendar (" + calendar.settings().land().english() + ", " + week() + ")";
  }

  /** "trustee's calendar (Hesse, Mon–Fri 08:00–18:00)". */
  String calendarOfHours() {
    LocalTime opens = calendar.settings().opens();
    LocalTime closes = calendar.settings().closes();
    return "trustee's calendar (" + calendar.settings().land().english() + ", " + week() + " " + TIME.format(opens) + "–"
        + TIME.format(closes) + ")";
  }

  private String week() {
    List<DayOfWeek> days = calendar.settings().workingDays().stream().sorted().toList();
    DayOfWeek first = days.get(0);
    DayOfWeek last = days.get(days.size() - 1);
    if (days.size() > 2 && last.getValue() - first.getValue() == days.size() - 1) {
      return name(first) + "–" + name(last);
    }
    return days.stream().map(Wording::name).collect(joining(", "));
  }

  private static String name(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
  }

  private static String time(ZonedDateTime at) {
    return (at.getSecond() == 0 ? TIME : SECONDS).format(at);
  }
}
