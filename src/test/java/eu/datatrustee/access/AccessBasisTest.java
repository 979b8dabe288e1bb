package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.access.AccessBasis.Lack;
import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.agreement.Engagements;
import eu.datatrustee.agreement.Engagements.Standing;
import eu.datatrustee.agreement.Engagements.Work;
import eu.datatrustee.casework.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What an access rests on, and what it asks of the register of those who may work for a customer. */
class AccessBasisTest {

  private static final Instant NOW = Instant.parse("2027-03-08T09:00:00Z");

  /** What the register was asked, and what it answers. */
  private final List<Work> asked = new ArrayList<>();
  private Standing standing = new Standing("SP-2026-000001", "Spree IT GmbH", null, null);
  private final AccessBasis basis = new AccessBasis((customer, work, at) -> {
    asked.add(work);
    return standing;
  });

  private static Customer customer(Instant inForceUntil) {
    return new Customer("contoso", "Contoso", List.of(), new Agreement("DTA-1", NOW.minus(Duration.ofDays(9)), inForceUntil, false,
        List.of(), List.of(), List.of(), Map.of()));
  }

  private static Asked asked(String organisation, String purpose, String country, String resources, String categories) {
    return new Asked("contoso", purpose, null, "C", "Erin", "erin@spree.example", organisation, country, resources, Mode.READ_ONLY, "VIEW",
        categories, "Mails vanish", null, 60, null, false, "support1", NOW, null);
  }

  private Rule refusedBy(Asked request, Customer customer) {
    return basis.lackOf(request, customer, Optional.empty(), NOW).map(Lack::rule).orElse(null);
  }

  @Test
  @DisplayName("S1, S3: the register is asked for the organisation, the purpose, the country, the kinds of data and of resource")
  void work() {
    refusedBy(asked("SP-2026-000001", "MAINTENANCE", "IE", "mailbox:a\nsite:b\nmailbox:c", "SUPPORT"), customer(null));
    assertThat(asked).contains(new Work("SP-2026-000001", "MAINTENANCE", "IE", Set.of(DataCategory.CONTENT, DataCategory.SUPPORT),
        Set.of("mailbox", "site")));
  }

  @Test
  @DisplayName("S2, S3: whom a register number meant when access was asked for, it means as long as the access runs")
  void meant() {
    Asked request = asked("HRB 1", "MAINTENANCE", "DE", "mailbox:a", "");
    assertThat(basis.meant(request, customer(null), NOW)).isEqualTo("SP-2026-000001");
    basis.lackAsItRuns(request.meaning("SP-2026-000001"), customer(null), NOW);
    assertThat(asked).extracting(Work::organisation).containsExactly("HRB 1", "SP-2026-000001");
    assertThat(request.meaning("SP-2026-000001").organisation()).as("what was asked").isEqualTo("HRB 1");
  }

  @Test
  @DisplayName("A2: the provider's own people rest on no engagement")
  void provider() {
    standing = new Standing(null, null, new Engagements.Lack(Rule.S2, "Nobody has registered it"), NOW);
    Asked request = asked("PROVIDER", "MAINTENANCE", "DE", "mailbox:a", "");
    assertThat(refusedBy(request, customer(null))).isNull();
    assertThat(basis.endOfBasis(request, customer(null), NOW)).isNull();
    assertThat(basis.organisation(request, customer(null), NOW)).isEqualTo("PROVIDER");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Rule.class, names = {"S1", "S2", "S3", "S4", "S5"})
  @DisplayName("S1–S5: what the register refuses is refused by its rule, and ends what runs as a lost consent")
  void lacks(Rule rule) {
    standing = new Standing("SP-2026-000001", "Spree IT GmbH", new Engagements.Lack(rule, "It may not"), null);
    Asked request = asked("SP-2026-000001", "MAINTENANCE", "DE", "mailbox:a", "");
    assertThat(basis.lackOf(request, customer(null), Optional.empty(), NOW)).contains(new Lack(rule, "It may not"));
    Lack asItRuns = basis.lackAsItRuns(request, customer(null), NOW).orElseThrow();
    assertThat(asItRuns.ends()).isEqualTo(EndReason.CONSENT_LOST);
    assertThat(asItRuns.ofOrganisation()).isTrue();
  }

  @Test
  @DisplayName("A2 before A3 before S3 before A7: the first rule that says no is told")
  void order() {
    standing = new Standing("SP-2026-000001", "Spree IT GmbH", new Engagements.Lack(Rule.S3, "No consent"), null);
    assertThat(refusedBy(asked("SP-1", "CURIOSITY", "FR", "mailbox:a", ""), customer(NOW))).isEqualTo(Rule.A2);
    assertThat(refusedBy(asked("SP-1", "CURIOSITY", "FR", "mailbox:a", ""), customer(null))).isEqualTo(Rule.A3);
    assertThat(refusedBy(asked("SP-1", "MAINTENANCE", "FR", "mailbox:a", ""), customer(null))).isEqualTo(Rule.S3);
    standing = new Standing("SP-2026-000001", "Spree IT GmbH", null, null);
    Lack country = basis.lackOf(asked("SP-1", "MAINTENANCE", "FR", "mailbox:a", ""), customer(null), Optional.empty(), NOW).orElseThrow();
    assertThat(country.rule()).isEqualTo(Rule.A7);
    assertThat(country.ends()).isEqualTo(EndReason.AGREEMENT_ENDED);
    assertThat(country.ofOrganisation()).isFalse();
  }

  @Test
  @DisplayName("A4: a grant ends with the consent or with the agreement, whichever is earlier")
  void endOfBasis() {
    Asked request = asked("SP-1", "MAINTENANCE", "DE", "mailbox:a", "");
    Instant hour = NOW.plus(Duration.ofHours(1));
    Instant day = NOW.plus(Duration.ofDays(1));
    assertThat(basis.endOfBasis(request, customer(null), NOW)).isNull();
    assertThat(basis.endOfBasis(request, customer(day), NOW)).isEqualTo(day);
    standing = new Standing("SP-2026-000001", "Spree IT GmbH", null, hour);
    assertThat(basis.endOfBasis(request, customer(day), NOW)).isEqualTo(hour);
    assertThat(basis.endOfBasis(request, customer(null), NOW)).isEqualTo(hour);
    assertThat(basis.endOfBasis(request, customer(NOW.plusSeconds(1)), NOW)).isEqualTo(NOW.plusSeconds(1));
    standing = new Standing(null, "Spree IT GmbH", new Engagements.Lack(Rule.S3, "It is over"), null);
    assertThat(basis.endOfBasis(request, customer(null), NOW)).as("who may not work may not work any longer").isEqualTo(NOW);
    assertThat(basis.runsOutBy(request, customer(null), NOW, NOW)).isEqualTo(EndReason.CONSENT_LOST);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {"mailbox:a, -, CONTENT", "site:a, USAGE, CONTENT USAGE", "host:a, -, CONTENT",
      "store:a, PAYMENT, CONTENT PAYMENT",
      "database:a, -, CONTENT", "database:a, USAGE, USAGE", "database:a mailbox:b, USAGE, CONTENT USAGE",
          "database:a database:b, USAGE PAYMENT, USAGE PAYMENT"})
  @DisplayName("S1, S3: a resource holds customer content, whatever is named beside it; a database holds what its requester says")
  void touched(String resources, String named, String touched) {
    Asked request = asked("SP-1", "MAINTENANCE", "DE", resources.replace(' ', '\n'), named == null ? "" : named.replace(' ', '\n'));
    assertThat(request.touched()).extracting(Enum::name).containsExactlyInAnyOrder(touched.split(" "));
  }
}
