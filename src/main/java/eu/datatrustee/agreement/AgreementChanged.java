package eu.datatrustee.agreement;

/** A customer's agreement was changed; published in the same transaction, before its commit. */
public record AgreementChanged(Customer before, Customer after) {}
