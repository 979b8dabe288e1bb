package eu.datatrustee.deadline.web;

import biweekly.ICalendar;
import biweekly.component.VEvent;
import eu.datatrustee.deadline.OpenClock;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import org.springframework.stereotype.Component;

/** Open clocks as an iCalendar (RFC 5545): one event for each, at its due instant in UTC. */
@Component
class ClockCalendar {

  private static final DateTimeFormatter STARTED = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final Clock clock;

  ClockCalendar(Clock clock) {
    this.clock = clock;
  }

  String write(List<OpenClock> clocks) {
    ICalendar calendar = new ICalendar();
    calendar.setProductId("-//Data Trustee//Deadlines//EN");
    clocks.forEach(open -> calendar.addEvent(event(open)));
    return calendar.write();
  }

  private VEvent event(OpenClock open) {
    VEvent event = new VEvent();
    // The same clock keeps its UID, so that a calendar that reads again moves the event instead of adding one. No count is in it: one over all
    // clocks would tell of those that the reader may not see.
    event.setUid("deadline-" + open.caseId() + "-" + open.name() + "-" + STARTED.format(open.startedAt()) + "@data-trustee");
    event.setDateTimeStamp(Date.from(clock.instant()));
    event.setDateStart(Date.from(open.due()), true);
    // A calendar shows 24:00 as 00:00 of the next day; the words tell the day that people mean.
    event.setSummary(open.caseId() + " " + open.name() + ": until " + open.dueInWords());
    event.setDescription(open.explanation() + "\n" + open.norm() + "\nAt the end: " + open.atEnd());
    event.addCategories(open.flow());
    // A clock's end takes nobody's time.
    event.setTransparency(true);
    return event;
  }
}
