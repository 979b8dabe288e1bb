package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.DataCategory;

/**
 * What the table {@code demand-triage} proposes on one data category of a demand.
 *
 * @param norms the norm it rests on, with its citation
 */
public record Proposal(DataCategory category, Outcome outcome, Notification notification, Compelled compelled, Confirmation confirmation,
    Rule rule, String norms) {

  /** The outcome the table proposes; counsel decides. */
  public enum Outcome { REJECT, REDIRECT, DISCLOSE, ASK, PRESERVE, NOTIFY_AND_WAIT, COUNSEL }

  /** Whether the customer is told by default, or counsel has to look for a ban first, or the law itself bans it. */
  public enum Notification { NOTIFY, CHECK_BAN, BAN_EXPECTED }

  /** Whether the law compels; what the table does not know, counsel decides with reasons (D4). */
  public enum Compelled { YES, COUNSEL, NO }

  /** How an order given in exigency needs its court: it lapses without one (StPO § 100e), or is objected to (StPO § 98). */
  public enum Confirmation { LAPSES, OBJECTION }
}
