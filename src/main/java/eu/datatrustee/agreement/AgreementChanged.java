package eu.datatrustee.agreement;

/**
 * A customer, its contacts or its agreement were changed; published in the same transaction, before its commit.
 *
 * @param before as it was, or null where the customer is new
 */
public record AgreementChanged(Customer before, Customer after) {}
