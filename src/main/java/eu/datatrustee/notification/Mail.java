package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mail of the outbox, as a carrier takes it. @param apart whether the documents stay at home, since they are too large
 * for a mail @param attempts those begun, this one included */
record Mail(UUID id, String caseId, String template, String language, String email, String name, Letter letter,
    List<Document> attachments, boolean apart, Instant createdAt, int attempts) {

  /** The documents that go with it. */
  List<Document> carried() {
    return apart ? List.of() : attachments;
  }

  long attachedBytes() {
    return carried().stream().mapToLong(Document::size).sum();
  }
}
