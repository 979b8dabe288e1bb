package eu.datatrustee.evidence;

import eu.datatrustee.casework.Rule;

/**
 * One business act for the ledger. Who did it and when is added by the ledger, from the sign-in and the clock.
 *
 * @param act what was done, a verb in capitals: {@code GRANTED}
 * @param rule the rule it rests on, or null
 * @param detail in English words, or null; nothing that the customer must not read where it is told to the customer
 * @param toldToCustomer whether the customer's ledger shows it
 */
public record Act(String caseId, String customerId, String act, Rule rule, String detail, boolean toldToCustomer) {}
