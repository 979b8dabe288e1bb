package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A mail of the outbox, as a carrier takes it. @param attempts those begun, this one included */
record Mail(UUID id, String caseId, String template, String language, String email, String name, Letter letter,
    List<Document> attachments, Instant createdAt, int attempts) {

  long attachedBytes() {
    return attachments.stream().mapToLong(Document::size).sum();
  }
}
