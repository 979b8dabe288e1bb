package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.engine.TaskAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The checklist of a due diligence (S5, GDPR Art. 28(4)): one box for each item. Tasklist's form sends every box; a program may pass the
 * checklist as a whole by its decision alone, but whoever names one item answers for each.
 */
final class DueDiligence {

  /** What is looked at, by the name of its box. */
  enum Item {
    /** A contract with the same duties as the trustee's own is signed. */
    FLOW_DOWN_CONTRACT("flowDownContract"),
    /** Technical and organisational measures are shown. */
    MEASURES("measures"),
    /** Where it works, and that data stay in Germany (A9). */
    LOCATION("location"),
    /** It uses data for its task and nothing else (S1, A8). */
    PURPOSE_LIMITATION("purposeLimitation"),
    /** It processes customer data under German law only (S5); asked of affiliates in Germany. */
    GERMAN_LAW_ONLY("germanLawOnly");

    private final String box;

    Item(String box) {
      this.box = box;
    }
  }

  private DueDiligence() {}

  /**
   * What the person found in order.
   *
   * @param germanLaw whether S5's German law is asked for
   * @throws Refusal where an item that is needed is not ticked
   */
  static List<String> passed(TaskAnswer answer, boolean germanLaw) {
    List<String> ticked = new ArrayList<>();
    List<Item> missing = new ArrayList<>();
    boolean named = false;
    for (Item item : Item.values()) {
      String box = answer.text(item.box);
      named |= box != null;
      if ("true".equals(box)) {
        ticked.add(item.name());
      } else if (germanLaw || item != Item.GERMAN_LAW_ONLY) {
        missing.add(item);
      }
    }
    if (named && !missing.isEmpty()) {
      throw Refusal.impossible(missing.get(0).box, "is not in order: a check is passed with every item that is needed ("
          + missing.get(0).name().toLowerCase(Locale.ROOT).replace('_', ' ') + ")", Rule.S5);
    }
    return ticked;
  }
}
