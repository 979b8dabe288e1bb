package eu.datatrustee.identity;

/** The groups of the customers' privacy contacts. */
public interface CustomerGroups {

  /** Creates the customer's group, with what its members may use and start, if it is not there. */
  void ensure(String customerId);
}
