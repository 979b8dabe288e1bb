package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.DataCategory;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the table {@code demand-triage} proposes on one data category of a demand.
 *
 * @param norms the norm it rests on, with its citation
 */
public record Proposal(DataCategory category, Outcome outcome, Notification notification, Compelled compelled, Confirmation confirmation,
    Rule rule, String norms) {

  /**
   * What several norms that one demand cites say together, in the order of {@link Norm}.
   *
   * <p>Silence and the court's confirmation are the strictest of all of them: neither can be made good later. What compels is the first that
   * opens something: a special norm prevails over the general one, and one that stands beside it (§ 95a StPO for its ban) takes nothing from a
   * seizure that § 94 lets the police order, and gives nothing either. Where another that opens compels more than the first, the law may
   * compel all the same: that is counsel's, who is neither refused the disclosure nor spared the reasons for it (D4).
   */
  static Proposal together(Map<Norm, Proposal> rows) {
    List<Proposal> opening = rows.entrySet().stream().filter(row -> row.getKey().opens()).map(Map.Entry::getValue).toList();
    List<Proposal> heard = opening.isEmpty() ? List.copyOf(rows.values()) : opening;
    Proposal first = heard.get(0);
    Notification strictest = rows.values().stream().map(Proposal::notification).max(Comparator.naturalOrder()).orElseThrow();
    Confirmation gravest = rows.values().stream().map(Proposal::confirmation).filter(Objects::nonNull).min(Comparator.naturalOrder()).orElse(null);
    return heard.stream().filter(row -> row.compelled.compareTo(first.compelled) < 0).findFirst()
        .map(other -> new Proposal(first.category, Outcome.COUNSEL, strictest, Compelled.COUNSEL, gravest, Rule.D4,
            first.norms + "; " + other.norms))
        .orElseGet(() -> new Proposal(first.category, first.outcome, strictest, first.compelled, gravest, first.rule, first.norms));
  }

  /** The outcome the table proposes; counsel decides. */
  public enum Outcome { REJECT, REDIRECT, DISCLOSE, ASK, PRESERVE, NOTIFY_AND_WAIT, COUNSEL }

  /** Whether the customer is told by default, or counsel has to look for a ban first, or the law itself bans it; the strictest last. */
  public enum Notification { NOTIFY, CHECK_BAN, BAN_EXPECTED }

  /** Whether the law compels, the most compelling first; what the table does not know, counsel decides with reasons (D4). */
  public enum Compelled { YES, COUNSEL, NO }

  /** How an order given in exigency needs its court: it lapses without one (StPO § 100e), or is objected to (StPO § 98); the graver first. */
  public enum Confirmation { LAPSES, OBJECTION }
}
