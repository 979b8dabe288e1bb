package eu.datatrustee.access.gateway;

import java.time.Instant;

/**
 * An access has ended, and a gateway has not confirmed for a minute that it is gone: somebody must look. Published once for each
 * grant, in the transaction that writes it down. The reconciler goes on.
 *
 * @param since when the access ended
 * @param lastError what the gateways said last, in English words
 */
public record RevocationOverdue(String caseId, Instant since, String lastError) {}
