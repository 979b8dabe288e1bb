package eu.datatrustee.subprocessor;

import java.time.Instant;

/**
 * The document a consent was signed in, as the store keeps it.
 *
 * @param caseId under which it is stored
 * @param n its number there
 * @param name its file's name
 * @param type its media type, by content
 * @param sha256 in hex
 * @param by the user who brought it
 */
public record SignedDocument(String caseId, Integer n, String name, String type, String sha256, String by, Instant at) {}
