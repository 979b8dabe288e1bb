package eu.datatrustee.subprocessor;

import java.time.Instant;
import org.springframework.data.relational.core.mapping.Column;

/**
 * The document a consent was signed in, as the store keeps it.
 *
 * @param caseId under which it is stored
 * @param n its number there
 * @param sha256 in hex
 */
public record SignedDocument(@Column("document_case") String caseId, @Column("document_n") Integer n, @Column("document_name") String fileName,
    @Column("document_type") String mediaType, @Column("document_sha256") String sha256, @Column("document_by") String storedBy,
    @Column("document_at") Instant storedAt) {}
