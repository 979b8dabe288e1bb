package eu.datatrustee.demand.disclosure;

/** What counsel says of an item, not yet checked. */
public record ItemTerms(String reference, Item.Decision decision, String reason) {}
