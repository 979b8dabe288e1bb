package eu.datatrustee.document;

import java.time.Instant;

/**
 * A stored document, without its bytes.
 *
 * @param n from 1, on its shelf of its case
 * @param fileName fit to be saved under, its extension that of the content
 * @param mediaType by content, never by what the sender said
 * @param size in bytes
 * @param sha256 of the bytes, in hex
 * @param storedBy a user's id, or {@code service}
 */
public record Document(String caseId, Shelf shelf, int n, String fileName, String mediaType, long size, String sha256, Instant storedAt,
    String storedBy) {}
