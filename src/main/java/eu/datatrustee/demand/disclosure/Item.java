package eu.datatrustee.demand.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.demand.file.DataCategory;
import java.time.Instant;

/**
 * One item of a disclosure: a reference to data that the platform keeps, and perhaps an extract of them that counsel uploaded.
 *
 * @param n its number within the case, from 1
 * @param dataCategory null for a withheld one of which nobody said it
 * @param reason needed where it is withheld, and where what is produced may be taken for keys (D11)
 * @param extract null where only the reference is produced
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Item(int n, String reference, DataCategory dataCategory, Decision decision, String reason, Extract extract, String decidedBy,
    Instant decidedAt) {

  /** Whether it goes out. */
  public enum Decision { PRODUCE, WITHHOLD }

  /**
   * An uploaded extract.
   *
   * @param document its number on the case's shelf of extracts
   * @param sha256 of its bytes, in hex
   */
  public record Extract(int document, String fileName, long size, String sha256) {}
}
