package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;

/** What the words of a demand leave in doubt, and whoever checks it has to say. */
enum Question {

  KEYS("asksKeys", Rule.D11, "say whether it asks for keys, or for the ability to decrypt",
      "the words may ask for keys, or for the ability to decrypt: say whether they do"),
  WAY_IN("asksWayIn", Rule.D10, "say whether it asks for a way in",
      "the words may ask for a way in: say whether they do"),
  ACCOUNTS("accountsNamed", Rule.D10, "count the accounts that it names",
      "whom the demand is about, or how many they are, is not certain from its words, so that somebody has to count them"),
  UNTIL("dataUntil", Rule.D10, "say until when its data reach",
      "the words name no certain end of the time that the data are of: say the last day, or none"),
  TOTAL("accountsTotal", Rule.D10, "say how many accounts the customer has",
      "nobody can say whether the accounts are too large a part of all that the customer has");

  private final String field;
  private final Rule rule;
  private final String unless;
  private final String why;

  Question(String field, Rule rule, String unless, String why) {
    this.field = field;
    this.rule = rule;
    this.unless = unless;
    this.why = why;
  }

  /** The field of the form that answers it. */
  String field() {
    return field;
  }

  /** For the form: what nothing goes on without. */
  String forForm() {
    return rule + ": nothing goes on unless you " + unless;
  }

  Refusal missing() {
    return Refusal.impossible(field, "is missing: " + why, rule);
  }
}
