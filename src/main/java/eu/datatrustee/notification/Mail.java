package eu.datatrustee.notification;

import java.time.Instant;
import java.util.UUID;

/** A mail of the outbox, as a carrier takes it. @param attempts those begun, this one included */
record Mail(UUID id, String caseId, String template, String language, String email, String name, Letter letter, Instant createdAt,
    int attempts) {}
