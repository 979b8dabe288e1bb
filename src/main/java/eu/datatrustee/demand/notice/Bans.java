package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The bans on telling the customer (D5, D6): proposed by the form's check, which silences at once; confirmed or ended by counsel;
 * recorded, extended and lifted by counsel. Several can stand at once, each with clocks of its own.
 */
@Service
public class Bans {

  private final BanRecords records;
  private final BanRecording recording;
  private final BanChanges changes;
  private final BanBook book;

  Bans(BanRecords records, BanRecording recording, BanChanges changes, BanBook book) {
    this.records = records;
    this.recording = recording;
    this.changes = changes;
    this.book = book;
  }

  /**
   * The form's check proposes a ban: it silences at once, whatever its terms lack, until counsel has decided, or its own end has come.
   *
   * @throws Refusal where it cites no norm, or its end is over already
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void propose(String caseId, BanTerms terms) {
    recording.propose(caseId, terms);
  }

  /** What silences an earlier case silences the order that takes it up, which would tell of it; and is proposed for that one by itself. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void inherit(String caseId, String earlier) {
    recording.inherit(caseId, earlier);
  }

  /**
   * Counsel records a ban.
   *
   * @throws Refusal where the caller is no counsel, or the law lets no such ban be (an ordered one without end, for example)
   */
  @Transactional
  public BanView record(String caseId, BanTerms terms, Caller caller) {
    requireCounsel(caller);
    return recording.record(caseId, terms, caller.id());
  }

  /**
   * An extension of an ordered ban, or a later review of a statutory one. One that arrives after the notice went out is kept, calls
   * nothing back, and says so.
   *
   * @param issuer who extended it; null is whoever answers for it now, such as the court that confirmed it
   */
  @Transactional
  public BanView extend(String caseId, int n, Instant until, Instant reviewAt, Issuer issuer, Caller caller) {
    requireCounsel(caller);
    return changes.extend(caseId, n, until, reviewAt, issuer, caller.id());
  }

  /** Counsel ends a ban before its time. The notice goes out on the next working day after the last one. */
  @Transactional
  public BanView lift(String caseId, int n, String reason, Caller caller) {
    requireCounsel(caller);
    return changes.lift(caseId, n, reason, caller.id());
  }

  /** A court has confirmed a prosecutor's ban in time (StPO § 95a(6)). */
  @Transactional
  public BanView confirmedByCourt(String caseId, int n, String court, Instant at, Caller caller) {
    requireCounsel(caller);
    return changes.confirmedByCourt(caseId, n, court, at, caller.id());
  }

  /** The bans of the case, in the order in which they were recorded. Who may see them, the caller has checked. */
  public List<BanView> of(String caseId) {
    return records.of(caseId).stream().map(book::view).toList();
  }

  /** Whether a norm silences by itself, without anybody's order. */
  public static boolean silencesByLaw(String norm) {
    return BanNorm.of(norm).statutory(false);
  }

  private static void requireCounsel(Caller caller) {
    if (!caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Bans are recorded, extended and lifted by counsel", Rule.D5);
    }
  }
}
