package eu.datatrustee.demand.disclosure;

import eu.datatrustee.demand.file.DataCategory;

/**
 * What counsel says of an item, not yet checked.
 *
 * @param dataCategory what kind of data it is; may be left out where only one of the case may be disclosed
 */
public record ItemTerms(String reference, Item.Decision decision, String reason, DataCategory dataCategory) {}
