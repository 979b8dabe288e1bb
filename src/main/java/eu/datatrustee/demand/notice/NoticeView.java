package eu.datatrustee.demand.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * The customer's notice as the API shows it.
 *
 * @param goesOutAt when it goes out by itself as things stand, where bans have delayed it; null where that is not known
 * @param queuedAt when its letters were written, while none of them has left
 * @param sentAt when the mail server took the first of them, or counsel told the customer another way
 * @param way how it was told where it was not by mail, with counsel's reason and the number of its proof, as in {@code …/notice-proofs/{n}}
 * @param maybeOut whether a letter that was called back may have left all the same
 * @param copySha256 of the copy of the demand that went with it, in hex; of the list of hashes where there were several documents
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record NoticeView(NoticeState state, Instant goesOutAt, Instant queuedAt, Instant sentAt, String copySha256, Way way,
    String wayDetail, Integer wayDocument, Boolean maybeOut) {

  /** As the customer itself reads it: how it was told, without counsel's words on it. */
  public NoticeView forCustomer() {
    return new NoticeView(state, goesOutAt, queuedAt, sentAt, copySha256, way, null, null, null);
  }
}
