package eu.datatrustee.demand.notice;

import eu.datatrustee.demand.file.Issuer;
import java.time.Instant;

/**
 * What a ban says.
 *
 * @param norm as cited: {@code StPO § 95a(6)}, {@code TDDDG § 22}
 * @param issuer who ordered it; null for a statutory one
 * @param silences whom it silences, towards whom
 * @param until the first instant at which it no longer silences (24:00 is 00:00 of the next day); null for a statutory one
 * @param reviewAt when counsel looks at a statutory one again; null for the date that the table {@code deadlines} gives
 * @param orderedAt when an ordered one was ordered, from when the law counts how long it may last; null is when it was recorded
 */
public record BanTerms(String norm, Issuer issuer, String silences, Instant until, Instant reviewAt, Instant orderedAt) {

  public BanTerms(String norm, Issuer issuer, String silences, Instant until, Instant reviewAt) {
    this(norm, issuer, silences, until, reviewAt, null);
  }
}
