package eu.datatrustee.agreement;

import java.util.List;
import java.util.Optional;

/** The customers the trustee works for. */
public interface Customers {

  Optional<Customer> find(String id);

  /** @throws eu.datatrustee.casework.Refusal (unknown) where there is no such customer */
  Customer require(String id);

  /** Ids of the customers whose name has these words in it, in whatever case; the first hundred. */
  List<String> named(String words);

  /** Whether any customer's agreement names an affiliate of that register number: then the trustee works with it somewhere (S3). */
  boolean anyAgreementNames(String registerNumber);

  /** The customers whose agreement names an affiliate of that register number, wherever and until whenever, by id (S4). */
  List<Customer> naming(String registerNumber);

  /**
   * Reads a customer and lets nobody change its agreement before the caller's transaction ends: for the step that opens an access,
   * which must not rest on an agreement that is being ended beside it.
   *
   * @throws eu.datatrustee.casework.Refusal (unknown) where there is no such customer
   */
  Customer hold(String id);
}
