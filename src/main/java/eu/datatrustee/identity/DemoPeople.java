package eu.datatrustee.identity;

import eu.datatrustee.engine.Directory;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The people of the demonstration; everyone's password is "demo". */
@Component
@Profile("demo")
class DemoPeople implements FirstStart.FirstPeople {

  private record Sample(String id, String firstName, String lastName, String domain, String group) {}

  private static final List<Sample> PEOPLE = List.of(
      new Sample("support1", "Sanne", "Visser", "provider.example", Group.PROVIDER_SUPPORT),
      new Sample("support2", "Sean", "Doyle", "provider.example", Group.PROVIDER_SUPPORT),
      new Sample("officer1", "Olga", "Brandt", "trustee.example", Group.ACCESS_OFFICERS),
      new Sample("officer2", "Otto", "Keller", "trustee.example", Group.ACCESS_OFFICERS),
      new Sample("officer3", "Oya", "Demir", "trustee.example", Group.ACCESS_OFFICERS),
      new Sample("supervisor1", "Sven", "Lorenz", "trustee.example", Group.SUPERVISORS),
      new Sample("supervisor2", "Selma", "Vogt", "trustee.example", Group.SUPERVISORS),
      new Sample("specialist1", "Paula", "Roth", "trustee.example", Group.DEMAND_SPECIALISTS),
      new Sample("specialist2", "Peer", "Hansen", "trustee.example", Group.DEMAND_SPECIALISTS),
      new Sample("counsel1", "Clara", "Weiss", "trustee.example", Group.LEGAL_COUNSEL),
      new Sample("counsel2", "Carl", "Neumann", "trustee.example", Group.LEGAL_COUNSEL),
      new Sample("counsel3", "Cem", "Aydin", "trustee.example", Group.LEGAL_COUNSEL),
      new Sample("gateway1", "Gateway", "One", "gateways.example", Group.GATEWAYS),
      new Sample("vendor1", "Vera", "Kuhn", "trustee.example", Group.VENDOR_MANAGERS),
      new Sample("vendor2", "Viktor", "Lang", "trustee.example", Group.VENDOR_MANAGERS),
      new Sample("agreements1", "Anton", "Graf", "trustee.example", Group.AGREEMENT_MANAGERS),
      new Sample("auditor1", "Ada", "Stern", "audit.example", Group.AUDITORS),
      new Sample("operator1", "Ole", "Petersen", "trustee.example", Group.OPERATORS),
      new Sample("contoso1", "Chris", "Carter", "contoso.example", Group.ofCustomer("contoso")),
      new Sample("contoso2", "Cora", "Klein", "contoso.example", Group.ofCustomer("contoso")),
      new Sample("fabrikam1", "Femke", "de Vries", "fabrikam.example", Group.ofCustomer("fabrikam")),
      new Sample("northwind1", "Noel", "Quinn", "northwind.example", Group.ofCustomer("northwind")),
      new Sample("admin", "Alma", "Berg", "trustee.example", Group.ADMINISTRATORS));

  private final Directory directory;
  private final CustomerGroups customers;

  DemoPeople(Directory directory, CustomerGroups customers) {
    this.directory = directory;
    this.customers = customers;
  }

  @Override
  public void ensure() {
    List.of("contoso", "fabrikam", "northwind").forEach(customers::ensure);
    for (Sample person : PEOPLE) {
      directory.ensureUser(person.id, person.firstName, person.lastName, person.id + "@" + person.domain, "demo");
      directory.ensureMember(person.id, person.group);
    }
  }
}
