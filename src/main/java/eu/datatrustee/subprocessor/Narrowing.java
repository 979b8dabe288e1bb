package eu.datatrustee.subprocessor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * How a customer narrows what it consents to; an empty part narrows nothing.
 *
 * @param services kinds of resource ({@code mailbox}, {@code site} …) or services of the proposal
 * @param dataCategories of the proposal's
 * @param until first instant it no longer holds, or null
 */
public record Narrowing(List<String> services, List<String> dataCategories, Instant until) {

  public static final Narrowing NONE = new Narrowing(List.of(), List.of(), null);

  public Narrowing {
    services = services == null ? List.of() : List.copyOf(services);
    dataCategories = dataCategories == null ? List.of() : List.copyOf(dataCategories);
    // As the database keeps it, so that it reads the same before and after.
    until = until == null ? null : until.truncatedTo(ChronoUnit.MICROS);
  }
}
