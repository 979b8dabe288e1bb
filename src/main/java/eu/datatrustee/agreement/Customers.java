package eu.datatrustee.agreement;

import java.util.Optional;

/** The customers the trustee works for. */
public interface Customers {

  Optional<Customer> find(String id);

  /** @throws eu.datatrustee.casework.Refusal (unknown) where there is no such customer */
  Customer require(String id);
}
