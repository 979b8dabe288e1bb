/** From a named clock to a due instant and its explanation in words; the only place that knows time zones and holidays. */
package eu.datatrustee.deadline;
