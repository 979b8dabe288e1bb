package eu.datatrustee.subprocessor;

import eu.datatrustee.casework.Rule;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.function.BiPredicate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a check that is passed after a suspension does to what customers had said before it (S3, S5). Nobody's word comes back unannounced:
 * where country, purposes and data are what the customer's row was pinned to, it counts again, and the customer is told so and how to
 * withdraw; where one of them is another, it has ended, and the customer is asked anew.
 */
@Component
class Revivals {

  private static final BiPredicate<List<String>, List<String>> SAME = (one, other) -> new HashSet<>(one).equals(new HashSet<>(other));

  private final Consents consents;
  private final Proposals proposals;
  private final AddedRows rows;
  private final Standings standings;
  private final SubprocessorNotices notices;
  private final Clock clock;

  Revivals(Consents consents, Proposals proposals, AddedRows rows, Standings standings, SubprocessorNotices notices, Clock clock) {
    this.consents = consents;
    this.proposals = proposals;
    this.rows = rows;
    this.standings = standings;
    this.notices = notices;
    this.clock = clock;
  }

  /**
   * Looks at every row that counts and is none of the proposal's own.
   *
   * @param proposal whose check was passed
   * @return whether any customer is to be asked anew
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public boolean after(Subprocessor entry, Proposal proposal) {
    boolean asked = false;
    for (Consent row : consents.countingOf(entry.id())) {
      if (!row.over(clock.instant()) && !row.about().proposalId().equals(proposal.id())) {
        asked |= revive(consents.lock(row.id()), entry, proposal);
      }
    }
    return asked;
  }

  private boolean revive(Consent row, Subprocessor entry, Proposal proposal) {
    Proposed pinned = proposals.require(row.about().proposalId()).proposed();
    // What an agreement lists rests on its own word; that it is in Germany was seen to already.
    if (row.state() == ConsentState.LISTED_AFFILIATE || sameContents(pinned, proposal.proposed())) {
      standings.revived(row, "Checked anew by proposal " + proposal.id());
      notices.revived(row, entry, pinned);
      return false;
    }
    boolean consented = row.state() == ConsentState.CONSENTED;
    row.replace(clock.instant());
    standings.writeLost(row, "CONSENT_OUTDATED", Rule.S3, "Checked anew for another country, purpose or data by proposal " + proposal.id());
    notices.ended(row, entry, clock.instant(), ConsentState.REPLACED.name(), null);
    return consented && ask(row, proposal);
  }

  private static boolean sameContents(Proposed one, Proposed other) {
    return one.country().equals(other.country()) && SAME.test(one.purposeList(), other.purposeList())
        && SAME.test(one.dataCategoryList(), other.dataCategoryList());
  }

  /** In the same proposal, beside its own customers; one that is still to answer about this subprocessor is not asked twice. */
  private boolean ask(Consent before, Proposal proposal) {
    Consent.About about = before.about();
    if (consents.pending(about.customerId(), about.subprocessorId()).isPresent()) {
      return false;
    }
    rows.add(proposal, about.customerId(), Route.WRITTEN_CONSENT);
    return true;
  }
}
