package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import java.time.Instant;
import java.util.List;

/**
 * A message of a case, for its record.
 *
 * @param id what {@link Notices#send} returned
 * @param sentAt when the mail server took it, or null while it has not
 * @param refusedAt when the mail server first said that it never will (5xx), or null; it is tried on all the same
 * @param calledBackAt when it was called back: it is not tried any more
 * @param maybeOut it is being handed over at this moment, or an attempt ended without an answer: nobody can say that it has not left
 * @param apart whether its documents were too large to go with it
 * @param sha256 of the UTF-8 bytes of subject, an empty line and body, in hex
 * @param attachments with the hashes they had when it was written, which the body names too
 */
public record SentNotice(String id, String template, String language, String recipient, Instant createdAt, Instant sentAt,
    Instant refusedAt, Instant calledBackAt, String calledBackFor, boolean maybeOut, boolean apart, String sha256, List<Document> attachments) {}
