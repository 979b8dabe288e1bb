package eu.datatrustee.demand.notice;

import eu.datatrustee.deadline.Deadline;
import java.time.Instant;

/**
 * A ban's terms, found to be such as the law allows.
 *
 * @param reviewAt when counsel looks at a statutory one again; null for an ordered one
 * @param confirmBy by when a court has to confirm a prosecutor's; or null
 * @param longest until when it can last at most before it is extended, or null where the norm sets no limit
 */
record CheckedTerms(BanTerms terms, Ban.Kind kind, Instant reviewAt, Instant confirmBy, Deadline longest) {}
