package eu.datatrustee.demand.notice;

import java.time.Instant;

/**
 * A ban's terms, found to be such as the law allows.
 *
 * @param reviewAt when counsel looks at a statutory one again; null for an ordered one
 * @param confirmBy by when a court has to confirm a prosecutor's; or null
 * @param limit how the longest time was counted, in words, or null where the norm sets none
 */
record CheckedTerms(BanTerms terms, Ban.Kind kind, Instant reviewAt, Instant confirmBy, String limit) {}
