package eu.datatrustee.demand.notice;

import eu.datatrustee.notification.Recall;
import eu.datatrustee.notification.Recalls;
import eu.datatrustee.notification.SentNotice;
import eu.datatrustee.notification.SentNotices;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What has become of the letters by which a customer is told. */
@Component
class NoticeMail {

  static final Set<String> LETTERS = Set.of("demand-notice", "entry-notice", "request-notice", "data-subject-request");

  /** What a ban calls back: what tells a customer more of a case that it knows, too. */
  private static final Set<String> SILENCED = Stream.concat(LETTERS.stream(), Stream.of("redirect-notice")).collect(Collectors.toSet());

  private final SentNotices mails;
  private final Recalls recalls;

  NoticeMail(SentNotices mails, Recalls recalls) {
    this.mails = mails;
    this.recalls = recalls;
  }

  /** The first of them that the mail server has taken; empty where it has none. */
  Optional<SentNotice> left(String caseId) {
    return letters(caseId).stream().filter(letter -> letter.sentAt() != null).min(Comparator.comparing(SentNotice::sentAt));
  }

  /** Whether the mail server will take none of those that wait (5xx). */
  boolean undeliverable(String caseId) {
    List<SentNotice> waiting = waiting(caseId);
    return !waiting.isEmpty() && waiting.stream().allMatch(letter -> letter.refusedAt() != null);
  }

  /** Written, neither out nor called back. */
  List<SentNotice> waiting(String caseId) {
    return letters(caseId).stream().filter(letter -> letter.sentAt() == null && letter.calledBackAt() == null).toList();
  }

  /** Whether nobody can say that none of them has left. */
  boolean maybeOut(String caseId) {
    return letters(caseId).stream().anyMatch(SentNotice::maybeOut);
  }

  /** Under the case's lock: none of them is handed over any more. */
  Recall callBack(String caseId, String reason) {
    return recalls.callBack(caseId, SILENCED, reason);
  }

  private List<SentNotice> letters(String caseId) {
    return mails.of(caseId).stream().filter(letter -> LETTERS.contains(letter.template())).toList();
  }
}
