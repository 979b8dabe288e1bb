package eu.datatrustee.identity;

import eu.datatrustee.engine.Directory;
import eu.datatrustee.engine.Rights;
import org.springframework.stereotype.Component;

/** Customers' groups in the engine's tables. */
@Component
class EngineCustomerGroups implements CustomerGroups {

  private final Directory directory;
  private final Rights rights;

  EngineCustomerGroups(Directory directory, Rights rights) {
    this.directory = directory;
    this.rights = rights;
  }

  @Override
  public void ensure(String customerId) {
    String group = Group.ofCustomer(customerId);
    directory.ensureGroup(group, "Customer " + customerId);
    rights.letCustomerWork(group);
  }
}
