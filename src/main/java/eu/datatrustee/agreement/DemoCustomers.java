package eu.datatrustee.agreement;

import eu.datatrustee.agreement.Agreement.Affiliate;
import eu.datatrustee.agreement.Agreement.CountryBasis;
import eu.datatrustee.agreement.Agreement.OwnDeadline;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.deadline.Counting;
import eu.datatrustee.deadline.GermanTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Three customers to try the service with: one whose agreement lets access come from Ireland too, one that decides itself, and one that
 * must answer within two minutes where its consent is asked, so that silence can be waited for. The first two name an affiliate that may
 * work for them; only the first names the one whose time is nearly up, so that S3 and S4 can be seen to refuse.
 */
@Component
@Profile("demo")
@Order(DemoCustomers.ORDER)
class DemoCustomers implements ApplicationRunner {

  /** Before everything that belongs to a customer. */
  static final int ORDER = 10;

  private static final int DAYS_LEFT = 14;
  private static final LocalDate START = LocalDate.of(2026, 1, 1);
  private static final Affiliate VALID = new Affiliate("Rheinland Treuhand Services GmbH", "HRB 98311", "DE", null);

  private final Customers customers;
  private final CustomerRegister register;
  private final Clock clock;

  DemoCustomers(Customers customers, CustomerRegister register, Clock clock) {
    this.customers = customers;
    this.register = register;
    this.clock = clock;
  }

  @Override
  public void run(ApplicationArguments arguments) {
    Instant today = clock.instant();
    register(contoso(today));
    register(fabrikam(today));
    register(northwind(today));
  }

  /** Only what is not there yet: a restart keeps what somebody changed. */
  private void register(Customer customer) {
    if (customers.find(customer.id()).isEmpty()) {
      register.put(customer);
    }
  }

  private static Customer contoso(Instant today) {
    Affiliate nearlyUp = new Affiliate("Spreewerk Datendienste GmbH", "HRB 204117", "DE",
        GermanTime.endOf(GermanTime.at(today).toLocalDate().plusDays(DAYS_LEFT)));
    return new Customer("contoso", "Contoso GmbH",
        List.of(new Contact("Clara Conrad", "clara.conrad@contoso.example", "+49 69 5550100", "de"),
            new Contact("Connor Tosh", "connor.tosh@contoso.example", "+353 1 5550101", "en")),
        new Agreement("DTA-2026-001", start(today), null, false,
            List.of(new CountryBasis("IE", "Standard Contractual Clauses (EU) 2021/914")), List.of(VALID, nearlyUp),
            List.of(), Map.of()));
  }

  private static Customer fabrikam(Instant today) {
    return new Customer("fabrikam", "Fabrikam B.V.",
        List.of(new Contact("Femke Fabri", "femke.fabri@fabrikam.example", "+31 20 5550102", "nl")),
        new Agreement("DTA-2026-002", start(today), null, true, List.of(), List.of(VALID), List.of(), Map.of()));
  }

  private static Customer northwind(Instant today) {
    return new Customer("northwind", "Northwind Traders Ltd.",
        List.of(new Contact("Nora North", "nora.north@northwind.example", "+353 1 5550103", "en")),
        new Agreement("DTA-2026-003", start(today), null, false, List.of(), List.of(), List.of(),
            Map.of("consent", new OwnDeadline(2, Counting.MINUTES))));
  }

  /** In force whatever the machine's clock says. */
  private static Instant start(Instant today) {
    Instant start = GermanTime.startOf(START);
    return today.isBefore(start) ? today : start;
  }
}
