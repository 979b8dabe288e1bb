package eu.datatrustee.demand;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where access becomes blanket (D10).
 *
 * @param largestPart of a customer's accounts that one demand may name, in percent
 * @param smallestWhole accounts up to which that part is not asked for: one of three is no blanket access
 */
@ConfigurationProperties("datatrustee.demand")
record DemandSettings(@DefaultValue("10") int largestPart, @DefaultValue("5") int smallestWhole) {

  /** Whether that many of a customer's accounts are too many for one demand. */
  boolean tooMany(int named, int all) {
    return named > smallestWhole && named * 100L > (long) all * largestPart || all > 1 && named >= all;
  }
}
