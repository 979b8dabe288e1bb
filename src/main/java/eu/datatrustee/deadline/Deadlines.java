package eu.datatrustee.deadline;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Starts, finds and closes the clocks of cases, in the caller's transaction. */
public interface Deadlines {

  /** The share of a clock's time after which somebody is reminded. */
  enum Reminder { HALF, LATE }

  /** Starts a clock and stores when it ends; where that clock of the case runs already, returns it as it was computed. */
  Deadline start(ClockStart clock);

  /** The clock as it would run if it were started: for a limit that is checked, or an instant that another record keeps. */
  Deadline foresee(ClockStart clock);

  /** The running clock of that name, or empty. */
  Optional<Deadline> running(String caseId, String name);

  /** All clocks of a case, running and closed, oldest first. */
  List<Deadline> of(String caseId);

  /** The same of several cases, as many as a page shows, case by case. */
  List<Deadline> of(Collection<String> caseIds);

  /** Stops a clock because what it waited for has happened; nothing where it does not run. */
  void close(String caseId, String name);

  /** Stops every clock of the case. */
  void closeAll(String caseId);

  /** Whether this reminder is the first of its share for the running clock; true once only, on however many nodes. */
  boolean firstReminder(String caseId, String name, Reminder share);
}
