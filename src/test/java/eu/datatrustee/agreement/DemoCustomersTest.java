package eu.datatrustee.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.records.RecordsSlice;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DemoCustomersTest {

  @Test
  void areThereOnceAndKeepWhatSomebodyChanged() {
    try (HikariDataSource database = RecordsSlice.h2(); RecordsSlice records = new RecordsSlice(database)) {
      Customers customers = records.bean(Customers.class);
      DemoCustomers demo = new DemoCustomers(customers, records.bean(CustomerRegister.class), records.bean(Clock.class));
      demo.run(null);

      Customer contoso = customers.require("contoso");
      Instant now = records.bean(Clock.class).instant();
      assertThat(contoso.agreement().inForceAt(now)).isTrue();
      assertThat(contoso.agreement().coversCountry("IE")).isTrue();
      assertThat(contoso.agreement().customerDecidesAccess()).isFalse();
      assertThat(contoso.contacts()).extracting(Customer.Contact::language).containsExactly("de", "en");
      assertThat(contoso.agreement().affiliate("HRB 98311").orElseThrow().validUntil()).isNull();
      assertThat(contoso.agreement().affiliate("HRB 204117").orElseThrow().validUntil()).isBetween(now, now.plus(Duration.ofDays(16)));
      Customer fabrikam = customers.require("fabrikam");
      assertThat(fabrikam.agreement().coversCountry("IE")).isFalse();
      assertThat(fabrikam.agreement().customerDecidesAccess()).isTrue();
      assertThat(fabrikam.contacts()).extracting(Customer.Contact::language).containsExactly("nl");

      records.bean(CustomerRegister.class).put(new Customer("contoso", "Renamed", contoso.contacts(), contoso.agreement()));
      demo.run(null);
      assertThat(customers.require("contoso").name()).isEqualTo("Renamed");
      assertThat(records.bean(Entries.class).after(0, 10)).hasSize(4);
    }
  }
}
