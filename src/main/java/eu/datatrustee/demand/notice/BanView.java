package eu.datatrustee.demand.notice;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.demand.file.Issuer;
import java.time.Instant;
import java.util.List;

/**
 * A ban as the API shows it.
 *
 * @param n its number within the case, from 1
 * @param from when it began to silence
 * @param orderedAt when it was ordered, where that was said; its longest time is counted from there
 * @param confirmBy the first instant at which a prosecutor's ban no longer silences unless a court has confirmed it; or null
 * @param limit how long a ban of its norm may last, in words, or null where its norm sets no limit
 * @param issuer who ordered it @param answersForIt who answers for it now: the court that has confirmed a prosecutor's
 * @param takes what counsel can do about it now
 * @param note what its reader must know: that it came after the notice, or stands again or longer after it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BanView(int n, Ban.State state, Ban.Kind kind, String norm, Issuer issuer, Issuer answersForIt, String silences, Instant from,
    Instant orderedAt, Instant until, Instant reviewAt, Instant confirmBy, String confirmedBy, Instant confirmedAt, List<Extension> extensions,
    Instant liftedAt, String liftReason, String limit, List<Ban.Change> takes, String note) {

  /** One extension. @param from the end of the period before (BGB § 190) @param late true where it came after the notice; or null */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Extension(Instant from, Instant until, Issuer issuer, Instant recordedAt, Boolean late) {}
}
