package eu.datatrustee.demand;

import java.util.Locale;
import java.util.Map;

/** The clocks of a case in the words of its people, in forms and on the service's pages. */
public final class ClockWords {

  private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("response", "Answer"), Map.entry("notice", "Customer's notice"),
      Map.entry("courtConfirmation", "Court's confirmation"), Map.entry("formCheck", "Check of the form"),
      Map.entry("dataSubject", "Data subject's request"), Map.entry("dataSubjectExtended", "Data subject's request, extended"),
      Map.entry("banReview", "Review of the ban"), Map.entry("redirect", "Wait for the customer's answer"),
      Map.entry("requesterAnswer", "Wait for the requester's answer"), Map.entry("court", "Wait for the court"),
      Map.entry("objectToOrder", "Objection to the order"), Map.entry("enforcingAuthority", "Enforcing authority's objection"),
      Map.entry("preservationExtension", "Preservation, extended"), Map.entry("tellOtherwise", "Telling the customer another way"));

  private ClockWords() {}

  /** A clock's name in words; of several side by side, with its number. */
  public static String of(String name) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      return of(name.substring(0, dot)) + " " + name.substring(dot + 1);
    }
    String known = WORDS.get(name);
    if (known != null) {
      return known;
    }
    String words = name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    return Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }
}
