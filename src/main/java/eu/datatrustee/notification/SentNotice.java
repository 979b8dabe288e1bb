package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import java.time.Instant;
import java.util.List;

/**
 * A message of a case, for its record.
 *
 * @param id what {@link Notices#send} returned
 * @param sentAt when the mail server took it, or null while it has not
 * @param sha256 of the UTF-8 bytes of subject, an empty line and body, in hex
 * @param attachments with the hashes they had when it was written, which the body names too
 */
public record SentNotice(String id, String template, String language, String recipient, Instant createdAt, Instant sentAt, String sha256,
    List<Document> attachments) {}
