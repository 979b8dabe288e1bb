package eu.datatrustee.evidence;

import java.time.Instant;

/**
 * One act as the ledger keeps it.
 *
 * @param id rises with each entry; gaps mean nothing
 * @param actor a user's id, or {@code service}
 * @param party the side the actor was on: {@code trustee}, {@code provider}, {@code customer}, {@code service}
 * @param caseId or null, as are customer, rule and detail
 */
public record Entry(long id, Instant at, String actor, String party, String caseId, String customerId, String act, String rule,
    String detail, boolean toldToCustomer) {}
