package eu.datatrustee.identity;

import eu.datatrustee.engine.Directory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** Has the groups and the first people in place before the first request is served. */
@Component
class FirstStart implements SmartInitializingSingleton {

  private static final Map<String, String> GROUPS = new LinkedHashMap<>();

  static {
    GROUPS.put(Group.PROVIDER_SUPPORT, "Provider's support");
    GROUPS.put(Group.ACCESS_OFFICERS, "Access officers");
    GROUPS.put(Group.SUPERVISORS, "Supervisors");
    GROUPS.put(Group.DEMAND_SPECIALISTS, "Demand specialists");
    GROUPS.put(Group.LEGAL_COUNSEL, "Legal counsel");
    GROUPS.put(Group.VENDOR_MANAGERS, "Vendor managers");
    GROUPS.put(Group.AGREEMENT_MANAGERS, "Agreement managers");
    GROUPS.put(Group.AUDITORS, "Auditors");
    GROUPS.put(Group.GATEWAYS, "Gateways");
    GROUPS.put(Group.OPERATORS, "Operators");
    GROUPS.put(Group.MONITORING, "Monitoring");
    GROUPS.put(Group.ADMINISTRATORS, "Administrators");
  }

  /** The first people of an installation, made anew only where they are missing. */
  interface FirstPeople {

    void ensure();
  }

  private final Directory directory;
  private final FirstPeople people;

  FirstStart(Directory directory, FirstPeople people) {
    this.directory = directory;
    this.people = people;
  }

  @Override
  public void afterSingletonsInstantiated() {
    GROUPS.forEach(directory::ensureGroup);
    people.ensure();
  }
}
