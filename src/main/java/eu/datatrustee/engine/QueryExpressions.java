package eu.datatrustee.engine;

import java.util.regex.Pattern;

/**
 * The expressions that a task query or filter may hold: who asks, their groups, and points in time. Nothing else is evaluated outside
 * of a process, since the engine checks queries for expressions only at their surface (CVE-2026-109432).
 */
public final class QueryExpressions {

  private static final Pattern ALLOWED = Pattern.compile("[$#]\\{\\s*(currentUser\\(\\)|currentUserGroups\\(\\)|now\\(\\)"
      + "|dateTime\\(\\)(\\.(plus|minus)(Seconds|Minutes|Hours|Days|Weeks|Months|Years)\\(\\d{1,6}\\)|\\.withTimeAtStartOfDay\\(\\))*)\\s*\\}");

  private QueryExpressions() {}

  /** Whether the text may stand where a query takes an expression. */
  public static boolean allows(String text) {
    return ALLOWED.matcher(text.strip()).matches();
  }
}
