package eu.datatrustee.demand;

import java.util.List;

/**
 * One customer among several that a demand names, with what of the demand concerns it alone: only that may it read (D5). What is null
 * was not given apart.
 *
 * @param customerId as the demand names it, by its id where the register knows it
 * @param accounts its accounts; where only the scope is given, none are named beside it
 */
public record NamedCustomer(String customerId, String scope, List<String> accounts, String statedPurpose) {

  static NamedCustomer of(String customerId) {
    return new NamedCustomer(customerId, null, null, null);
  }
}
