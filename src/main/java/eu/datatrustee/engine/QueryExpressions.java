package eu.datatrustee.engine;

import java.util.regex.Pattern;

/**
 * The expressions that a task query or filter may hold: who asks, their groups, and points in time, the end of the trustee's day among them. Nothing else is evaluated outside
 * of a process, since the engine checks queries for expressions only at their surface (CVE-2026-109432).
 */
public final class QueryExpressions {

  private static final Pattern ALLOWED = Pattern.compile("[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)|endOfToday\\(\\)"
      + "|dateTime\\(\\)(\\.(plus|minus)(Seconds|Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,6}\\)|\\.withTimeAtStartOfDay\\(\\))*)\\s*\\}");

  /** When the day ends where the trustee is; the engine's own function ends it at midnight UTC. */
  static final String END_OF_TODAY = "${endOfToday()}";

  private static final Pattern ENDS_TODAY = Pattern.compile("[$#]\\{\\s*endOfToday\\(\\)\\s*\\}");

  private QueryExpressions() {}

  static boolean isEndOfToday(String text) {
    return ENDS_TODAY.matcher(text.strip()).matches();
  }

  /** Whether the text may stand where a query takes an expression. */
  public static boolean allows(String text) {
    return ALLOWED.matcher(text.strip()).matches();
  }
}
