package eu.datatrustee.agreement;

/**
 * An organisation may no longer do for a customer what it could, or not for as long: a withdrawn or replaced consent, a suspension, terms or
 * an affiliate's place that are gone (S1–S5). Published in the transaction that writes the loss, after it was written; whoever loses several
 * customers at once publishes them in the order of their ids, since listeners {@linkplain Customers#hold hold} each.
 *
 * @param organisation the subprocessor's id
 */
public record ConsentLost(String customerId, String organisation) {}
