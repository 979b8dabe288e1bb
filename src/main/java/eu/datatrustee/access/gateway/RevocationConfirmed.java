package eu.datatrustee.access.gateway;

/**
 * Every gateway that served the grant, asked again after its end, has said that the access is gone. Published once, by the
 * reconciler, in the transaction that writes it down: a listener's failure undoes both, and both are tried again. Where the caller of
 * {@link Grants#revoke} was told first, it comes all the same, a moment later.
 */
public record RevocationConfirmed(String caseId) {}
