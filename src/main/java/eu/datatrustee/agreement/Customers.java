package eu.datatrustee.agreement;

import java.util.Optional;

/** The customers the trustee works for. */
public interface Customers {

  Optional<Customer> find(String id);

  /** @throws eu.datatrustee.casework.Refusal (unknown) where there is no such customer */
  Customer require(String id);

  /**
   * Reads a customer and lets nobody change its agreement before the caller's transaction ends: for the step that opens an access,
   * which must not rest on an agreement that is being ended beside it.
   *
   * @throws eu.datatrustee.casework.Refusal (unknown) where there is no such customer
   */
  Customer hold(String id);
}
