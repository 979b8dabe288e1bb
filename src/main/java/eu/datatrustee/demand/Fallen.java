package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;

/**
 * A part of a demand that fell.
 *
 * @param part what of it, in words
 * @param whole whether nothing of the demand is left
 */
public record Fallen(String part, Rule rule, String reason, boolean whole) {}
