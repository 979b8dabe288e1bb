package eu.datatrustee.identity;

import java.util.Set;
import java.util.stream.Collectors;

/** The groups people and programs belong to, by the ids that models and sign-in know. */
public final class Group {

  public static final String PROVIDER_SUPPORT = "providerSupport";
  public static final String ACCESS_OFFICERS = "accessOfficers";
  public static final String SUPERVISORS = "supervisors";
  public static final String DEMAND_SPECIALISTS = "demandSpecialists";
  public static final String LEGAL_COUNSEL = "legalCounsel";
  public static final String VENDOR_MANAGERS = "vendorManagers";
  public static final String AGREEMENT_MANAGERS = "agreementManagers";
  public static final String AUDITORS = "auditors";
  public static final String GATEWAYS = "gateways";
  public static final String OPERATORS = "operators";
  public static final String MONITORING = "monitoring";
  public static final String ADMINISTRATORS = "camunda-admin";

  /** All customers' groups together, where a model says who may start it. Nobody is a member. */
  public static final String CUSTOMERS = "customers";

  static final String CUSTOMER_PREFIX = "customer";

  /** Every trustee group but the operators, who watch the engine and see no case. */
  public static final Set<String> TRUSTEE = Set.of(ACCESS_OFFICERS, SUPERVISORS, DEMAND_SPECIALISTS, LEGAL_COUNSEL,
      VENDOR_MANAGERS, AGREEMENT_MANAGERS, AUDITORS);

  /** Of the trustee, of the provider, of those who keep the machines: who is in one of these decides nothing in a customer's place. */
  private static final Set<String> HOUSE = Set.of(PROVIDER_SUPPORT, GATEWAYS, OPERATORS, MONITORING, ADMINISTRATORS);

  private Group() {}

  /**
   * Those of somebody's groups that give them rights. Nobody stands on two sides: who is of the provider's support is of no other group
   * (A2), and who is both of the trustee and of a customer has the rights of neither (S3, D5), until an administrator has put it right.
   */
  static Set<String> counting(Set<String> groups) {
    if (groups.contains(PROVIDER_SUPPORT)) {
      return Set.of(PROVIDER_SUPPORT);
    }
    boolean twoSides = groups.stream().anyMatch(TRUSTEE::contains) && groups.stream().anyMatch(Group::ofCustomers);
    return groups.stream().filter(group -> !twoSides || !TRUSTEE.contains(group) && !ofCustomers(group))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether somebody in these groups is of a customer and nobody else, as who decides for it must be (S3). */
  static boolean customersAlone(Set<String> groups) {
    return groups.stream().noneMatch(group -> TRUSTEE.contains(group) || HOUSE.contains(group));
  }

  /** The reverse of {@link #ofCustomer}. */
  static String customerOf(String group) {
    int after = CUSTOMER_PREFIX.length();
    return Character.toLowerCase(group.charAt(after)) + group.substring(after + 1);
  }

  static boolean ofCustomers(String group) {
    return group.startsWith(CUSTOMER_PREFIX) && !group.equals(CUSTOMERS) && group.length() > CUSTOMER_PREFIX.length();
  }

  /** The group of a customer's privacy contacts: {@code contoso} has {@code customerContoso}. */
  public static String ofCustomer(String customerId) {
    return CUSTOMER_PREFIX + Character.toUpperCase(customerId.charAt(0)) + customerId.substring(1);
  }
}
