package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Proposal.Confirmation;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.engine.DecisionsOfFiles;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is proposed on a demand as it is written: its citation read, its country placed, the table asked. */
class TriageTest {

  private final Triage triage = new Triage(new DecisionsOfFiles(), null, null);

  private static CaseFile demand(Instrument instrument, Issuer issuer, String cited, String country, String exigency, DataCategory... categories) {
    Instant now = Instant.parse("2026-08-14T09:30:00Z");
    return new CaseFile("LE-2026-000001", CaseKind.DEMAND, "contoso", "contoso", ReceivedBy.TRUSTEE, now,
        new Requester(RequesterKind.LAW_ENFORCEMENT, "Authority", country, "R", "r@x.example", null, null), issuer, cited, instrument,
        List.of("EMERGENCY", "BOTH").contains(exigency), List.of("EXIGENT", "BOTH").contains(exigency), null, List.of(categories),
        "mailbox anna@contoso.example", List.of(), null, null, null, null, null, "specialist1", now);
  }

  @ParameterizedTest(name = "{2} of {1} ({3}, {4}), {5}: {6}")
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "EPOC|COURT||FR|ORDINARY|CONTENT|DISCLOSE|CHECK_BAN|YES||Art. 10(3)", "EPOC|COURT||NL|EMERGENCY|TRAFFIC|DISCLOSE|CHECK_BAN|YES||Art. 10(4)",
      "EPOC|PROSECUTOR||FR|ORDINARY|CONTENT|ASK|CHECK_BAN|NO||Annex III", "EPOC|PROSECUTOR||FR|ORDINARY|INVENTORY|DISCLOSE|CHECK_BAN|YES||Art. 10(3)",
      "EPOC|PROSECUTOR||FR|ORDINARY|USAGE|COUNSEL|CHECK_BAN|COUNSEL||4(1), (2)",
      "EPOC|PROSECUTOR||FR|EMERGENCY|SUPPORT|COUNSEL|CHECK_BAN|COUNSEL||8",
      "EPOC|COURT||FR|ORDINARY|USAGE|DISCLOSE|CHECK_BAN|YES||Art. 10(3)", "EPOC|COURT||DE|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||Art. 1(1)",
      "EPOC|PROSECUTOR||DE|EMERGENCY|INVENTORY|COUNSEL|CHECK_BAN|COUNSEL||Annex III",
      "EPOC_PR|COURT||DE|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||Art. 1(1)", "EPOC|COURT||DK|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||Art. 1(1)",
      "EPOC|COURT||US|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||Art. 1(1)",
      "EPOC_PR|PROSECUTOR||IE|ORDINARY|CONTENT|PRESERVE|CHECK_BAN|YES||Art. 11",
      "NATIONAL_ORDER|COURT|§ 94 StPO|DE|ORDINARY|CONTENT|DISCLOSE|NOTIFY|YES||StPO §§ 94, 98(1)",
      "NATIONAL_ORDER|POLICE|§§ 94, 98 StPO|DE|EXIGENT|CONTENT|DISCLOSE|NOTIFY|YES|OBJECTION|98(1), (2)",
      "NATIONAL_ORDER|PROSECUTOR|§ 95 StPO|DE|ORDINARY|CONTENT|REDIRECT|NOTIFY|COUNSEL|OBJECTION|StPO § 95",
      "NATIONAL_ORDER|COURT|§ 95a StPO|DE|ORDINARY|CONTENT|DISCLOSE|CHECK_BAN|YES||95a(1), (6)",
      "NATIONAL_ORDER|PROSECUTOR|§ 95a StPO|DE|EXIGENT|CONTENT|DISCLOSE|CHECK_BAN|YES|OBJECTION|95a(2), (6)",
      "NATIONAL_ORDER|COURT|§ 100a StPO|DE|ORDINARY|CONTENT|DISCLOSE|BAN_EXPECTED|YES||100a, 100e(1)",
      "NATIONAL_ORDER|PROSECUTOR|§ 100a StPO|DE|EXIGENT|CONTENT|DISCLOSE|BAN_EXPECTED|YES|LAPSES|100e(1)",
      "NATIONAL_ORDER|POLICE|§ 100a StPO|DE|EXIGENT|CONTENT|REJECT|BAN_EXPECTED|NO|LAPSES|issuer not competent",
      "NATIONAL_ORDER|COURT|§ 100g StPO|DE|ORDINARY|TRAFFIC|DISCLOSE|BAN_EXPECTED|YES||100g",
      "NATIONAL_ORDER|PROSECUTOR|§ 100k StPO|DE|EXIGENT|USAGE|DISCLOSE|BAN_EXPECTED|YES|LAPSES|100k",
      "NATIONAL_ORDER|COURT|§ 100g StPO|DE|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||§ 100g: traffic",
      "NATIONAL_ORDER|COURT|§ 100g StPO|DE|ORDINARY|PAYMENT|COUNSEL|BAN_EXPECTED|COUNSEL||§ 100g: traffic",
      "NATIONAL_ORDER|COURT|§ 100k StPO|DE|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||§ 100k: usage",
      "NATIONAL_ORDER|COURT|§ 100a StPO|DE|ORDINARY|SUPPORT|COUNSEL|BAN_EXPECTED|COUNSEL||§ 100a: content and traffic",
      "NATIONAL_ORDER|COURT|§ 100a StPO|DE|ORDINARY|TRAFFIC|DISCLOSE|BAN_EXPECTED|YES||100a, 100e(1)",
      "NATIONAL_ORDER|PROSECUTOR|§ 100k StPO|DE|EXIGENT|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL|LAPSES|§ 100k: usage",
      "NATIONAL_ORDER|COURT|§ 100e StPO|DE|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||not of these data",
      "NATIONAL_ORDER|PROSECUTOR|§§ 99, 100 StPO|DE|EXIGENT|CONTENT|COUNSEL|CHECK_BAN|COUNSEL|LAPSES|100(1), (2)",
      "NATIONAL_ORDER|COURT|§ 99 StPO|DE|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||99, 100(1)",
      "NATIONAL_ORDER|POLICE|§ 95a StPO|DE|ORDINARY|CONTENT|REJECT|CHECK_BAN|NO|OBJECTION|95a: issuer not competent",
      "NATIONAL_ORDER|COURT|Retsplejeloven § 804|DK|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL|OBJECTION|none",
      "NATIONAL_ORDER|COURT|Straffeprosessloven § 203|NO|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL|OBJECTION|none",
      "NATIONAL_ORDER|POLICE|§ 100j StPO|DE|ORDINARY|INVENTORY|DISCLOSE|BAN_EXPECTED|YES||100j(1)",
      "NATIONAL_ORDER|POLICE|§ 100j StPO|DE|ORDINARY|CONTENT|REJECT|BAN_EXPECTED|NO||100j",
      "NATIONAL_ORDER|POLICE|§ 22 TDDDG|DE|ORDINARY|INVENTORY|COUNSEL|BAN_EXPECTED|COUNSEL||TDDDG § 22",
      "NATIONAL_ORDER|COURT|§ 23 TDDDG|DE|ORDINARY|INVENTORY|COUNSEL|BAN_EXPECTED|COUNSEL||TDDDG § 23",
      "NATIONAL_ORDER|PROSECUTOR|§ 24 TDDDG|DE|ORDINARY|USAGE|COUNSEL|BAN_EXPECTED|COUNSEL||TDDDG § 24",
      "NATIONAL_ORDER|COURT|§ 24 TDDDG|DE|ORDINARY|TRAFFIC|REJECT|BAN_EXPECTED|NO||TDDDG §§ 22–24",
      "NATIONAL_ORDER|POLICE|§§ 22, 24 TDDDG|DE|ORDINARY|INVENTORY|COUNSEL|BAN_EXPECTED|COUNSEL||TDDDG § 22",
      "NATIONAL_ORDER|POLICE|§ 100j StPO|DE|ORDINARY|USAGE|REJECT|BAN_EXPECTED|NO||100j",
      "NATIONAL_ORDER|COURT|§ 100b StPO|DE|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||100b",
      "NATIONAL_ORDER|PROSECUTOR|§ 100b StPO|DE|EXIGENT|CONTENT|REJECT|BAN_EXPECTED|NO|LAPSES|100e(2)",
      "EPOC|POLICE||FR|EMERGENCY|INVENTORY|COUNSEL|CHECK_BAN|COUNSEL||4(5)", "EPOC|OTHER||NL|EMERGENCY|INVENTORY|COUNSEL|CHECK_BAN|COUNSEL||4(5)",
      "EPOC|POLICE||FR|EMERGENCY|TRAFFIC|ASK|CHECK_BAN|NO||Annex III", "EPOC|POLICE||FR|ORDINARY|INVENTORY|ASK|CHECK_BAN|NO||Annex III",
      "EPOC_PR|POLICE||FR|BOTH|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||4(5)",
      "EPOC_PR|POLICE||FR|EMERGENCY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||4(5)", "EPOC_PR|POLICE||FR|ORDINARY|CONTENT|ASK|CHECK_BAN|NO||Annex III",
      "NATIONAL_ORDER|POLICE|§ 22 TDDDG|DE|ORDINARY|CONTENT|REJECT|BAN_EXPECTED|NO||TDDDG §§ 22–24",
      "NATIONAL_ORDER|COURT|CLOUD Act|US|ORDINARY|CONTENT|NOTIFY_AND_WAIT|NOTIFY|NO||GDPR Art. 48",
      "NATIONAL_ORDER|COURT|Code pénal|CH|ORDINARY|CONTENT|NOTIFY_AND_WAIT|NOTIFY|NO||GDPR Art. 48",
      "MLAT|OTHER|Treaty|US|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||IRG", "INFORMAL|POLICE||DE|EMERGENCY|CONTENT|REJECT|NOTIFY|NO||no duty",
      "NATIONAL_ORDER|COURT|§ 12 HSOG|DE|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL|OBJECTION|none",
      "NATIONAL_ORDER|COURT|§ 12 HSOG|DE|ORDINARY|PAYMENT|COUNSEL|NOTIFY|COUNSEL||the law cited",
      "NATIONAL_ORDER|COURT|§ 100a StPO|DE|ORDINARY|ENCRYPTION_KEYS|REJECT|BAN_EXPECTED|NO||encryption stays untouched",
      "NATIONAL_ORDER|POLICE|§ 22 TDDDG|DE|ORDINARY|ENCRYPTION_KEYS|REJECT|BAN_EXPECTED|NO||encryption stays untouched",
      "NATIONAL_ORDER|OTHER|§ 8a BVerfSchG|DE|ORDINARY|ENCRYPTION_KEYS|REJECT|BAN_EXPECTED|NO||encryption stays untouched",
      "NATIONAL_ORDER|COURT|§ 94 StPO|DE|ORDINARY|ENCRYPTION_KEYS|REJECT|NOTIFY|NO||encryption stays untouched",
      "NATIONAL_ORDER|POLICE|§ 100g StPO|DE|ORDINARY|TRAFFIC|REJECT|BAN_EXPECTED|NO|LAPSES|issuer not competent",
      "INFORMAL|POLICE|§ 24 TDDDG|DE|ORDINARY|USAGE|REJECT|BAN_EXPECTED|NO||no duty",
      "MLAT|OTHER|§ 100g StPO|FR|ORDINARY|TRAFFIC|COUNSEL|BAN_EXPECTED|COUNSEL||IRG",
      "NATIONAL_ORDER|OTHER|§ 8a BVerfSchG|DE|ORDINARY|INVENTORY|COUNSEL|BAN_EXPECTED|COUNSEL||BVerfSchG",
      "NATIONAL_ORDER|OTHER|§ 2 G 10|DE|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||G 10",
      "NATIONAL_ORDER|OTHER|§ 4a MADG|DE|ORDINARY|PAYMENT|COUNSEL|BAN_EXPECTED|COUNSEL||MADG",
      "NATIONAL_ORDER|OTHER|BNDG|DE|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||BNDG",
      "EPOC|COURT||FR|EMERGENCY|ENCRYPTION_KEYS|REJECT|NOTIFY|NO||encryption stays untouched"})
  @DisplayName("D4, D7, D8, D11, D14: each norm has its outcome, its default of notification and its citation")
  void proposals(Instrument instrument, Issuer issuer, String cited, String country, String exigency, DataCategory category,
      Proposal.Outcome outcome, Proposal.Notification notification, Proposal.Compelled compelled, Confirmation confirmation, String norm) {
    assertThat(triage.propose(demand(instrument, issuer, cited, country, exigency, category))).singleElement().satisfies(proposal -> {
      assertThat(proposal.outcome()).isEqualTo(outcome);
      assertThat(proposal.notification()).isEqualTo(notification);
      assertThat(proposal.compelled()).isEqualTo(compelled);
      assertThat(proposal.confirmation()).isEqualTo(confirmation);
      assertThat(proposal.norms()).contains(norm);
    });
  }

  @ParameterizedTest(name = "{1} of {0} ({2}), {3}: {4}")
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "COURT|§§ 94, 95a Abs. 6, 100g, 100e StPO|ORDINARY|TRAFFIC|DISCLOSE|BAN_EXPECTED|YES||100g",
      "PROSECUTOR|§§ 94, 95a Abs. 6, 100g, 100e StPO|EXIGENT|TRAFFIC|DISCLOSE|BAN_EXPECTED|YES|LAPSES|100g",
      "PROSECUTOR|§§ 95a, 100a StPO|EXIGENT|CONTENT|DISCLOSE|BAN_EXPECTED|YES|LAPSES|100a",
      "POLICE|§§ 94, 95a, 98 StPO|EXIGENT|CONTENT|DISCLOSE|CHECK_BAN|YES|OBJECTION|98(1), (2)",
      "COURT|§§ 94, 95 a Abs. 6, 98 StPO|ORDINARY|CONTENT|DISCLOSE|CHECK_BAN|YES||98(1)",
      "PROSECUTOR|§§ 94, 95a, 98 StPO|ORDINARY|CONTENT|REJECT|CHECK_BAN|NO|OBJECTION|98(1)",
      "COURT|StPO §§ 94, 100j|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||StPO §§ 94, 98(1)",
      "COURT|StPO §§ 94, 98, 100g|ORDINARY|CONTENT|COUNSEL|BAN_EXPECTED|COUNSEL||usage); StPO §§ 94, 98(1)",
      "COURT|StPO §§ 94, 99, 100|ORDINARY|CONTENT|COUNSEL|CHECK_BAN|COUNSEL||StPO §§ 99, 100(1); StPO §§ 94, 98(1)",
      "POLICE|StPO §§ 94, 98, 100g|EXIGENT|TRAFFIC|COUNSEL|BAN_EXPECTED|COUNSEL|LAPSES|issuer not competent",
      "COURT|StPO §§ 94, 95, 98|ORDINARY|CONTENT|DISCLOSE|NOTIFY|YES|OBJECTION|StPO §§ 94, 98(1)",
      "PROSECUTOR|StPO §§ 94, 95, 98|EXIGENT|CONTENT|DISCLOSE|NOTIFY|YES|OBJECTION|StPO §§ 94, 98(1), (2)",
      "PROSECUTOR|StPO §§ 94, 95, 98|ORDINARY|CONTENT|COUNSEL|NOTIFY|COUNSEL|OBJECTION|issuer not competent; StPO § 95(1), (2)",
      "POLICE|§ 22 TDDDG, § 94 StPO|ORDINARY|INVENTORY|REJECT|BAN_EXPECTED|NO|OBJECTION|98(1)",
      "POLICE|§ 22 TDDDG, § 100j StPO|ORDINARY|INVENTORY|DISCLOSE|BAN_EXPECTED|YES||100j(1)",
      "COURT|§ 24 TDDDG, § 100k StPO|ORDINARY|USAGE|DISCLOSE|BAN_EXPECTED|YES||100k",
      "COURT|StPO §§ 100j, 100k|ORDINARY|USAGE|DISCLOSE|BAN_EXPECTED|YES||100k",
      "POLICE|StPO §§ 100j, 100k|ORDINARY|INVENTORY|COUNSEL|BAN_EXPECTED|COUNSEL|LAPSES|100j(1)",
      "PROSECUTOR|§§ 100b, 100e StPO|EXIGENT|CONTENT|REJECT|BAN_EXPECTED|NO|LAPSES|100e(2)",
      "COURT|§ 100a StPO, § 95a StPO|ORDINARY|ENCRYPTION_KEYS|REJECT|BAN_EXPECTED|NO||encryption stays untouched"})
  @DisplayName("D4, D5: of several norms cited the most special one opens, the strictest silences, and the graver confirmation counts")
  void together(Issuer issuer, String cited, String exigency, DataCategory category, Proposal.Outcome outcome, Proposal.Notification notification,
      Proposal.Compelled compelled, Confirmation confirmation, String norm) {
    proposals(Instrument.NATIONAL_ORDER, issuer, cited, "DE", exigency, category, outcome, notification, compelled, confirmation, norm);
  }

  @Test
  @DisplayName("D5: what silences by law is cited by itself, so that no ban that was ordered beside it sets its end")
  void silences() {
    assertThat(triage.silence(demand(Instrument.NATIONAL_ORDER, Issuer.COURT, "§§ 94, 95a, 100g, 100e StPO", "DE", "ORDINARY", DataCategory.TRAFFIC)))
        .hasValueSatisfying(norm -> assertThat(norm).contains("100e(1)").doesNotContain("95a"));
    assertThat(triage.silence(demand(Instrument.NATIONAL_ORDER, Issuer.COURT, "§§ 94, 95a StPO", "DE", "ORDINARY", DataCategory.TRAFFIC))).isEmpty();
  }

  @Test
  @DisplayName("D11, D14: each data category of a demand is looked at on its own")
  void eachCategory() {
    assertThat(triage.propose(demand(Instrument.NATIONAL_ORDER, Issuer.POLICE, "§ 12 PolG", "DE", "ORDINARY", DataCategory.SUPPORT,
        DataCategory.ENCRYPTION_KEYS))).extracting(Proposal::rule).containsExactly(Rule.D14, Rule.D11);
  }

  @Test
  @DisplayName("StPO §§ 98, 100e: an order given in exigency by prosecutor or police needs its court, and the graver way counts")
  void confirmations() {
    assertThat(triage.confirmation(demand(Instrument.NATIONAL_ORDER, Issuer.PROSECUTOR, "§ 100g StPO", "DE", "EXIGENT", DataCategory.TRAFFIC)))
        .isEqualTo(Optional.of(Confirmation.LAPSES));
    assertThat(triage.confirmation(demand(Instrument.NATIONAL_ORDER, Issuer.PROSECUTOR, "§§ 95a, 100g StPO", "DE", "EXIGENT", DataCategory.TRAFFIC)))
        .as("whatever stands beside it").isEqualTo(Optional.of(Confirmation.LAPSES));
    assertThat(triage.confirmation(demand(Instrument.NATIONAL_ORDER, Issuer.POLICE, "§ 94 StPO", "DE", "EXIGENT", DataCategory.CONTENT)))
        .isEqualTo(Optional.of(Confirmation.OBJECTION));
    assertThat(triage.confirmation(demand(Instrument.NATIONAL_ORDER, Issuer.POLICE, null, "DE", "EXIGENT", DataCategory.INVENTORY)))
        .as("nobody may miss it").isEqualTo(Optional.of(Confirmation.OBJECTION));
    assertThat(triage.confirmation(demand(Instrument.NATIONAL_ORDER, Issuer.PROSECUTOR, "§ 99 StPO", "DE", "EXIGENT", DataCategory.CONTENT)))
        .as("§ 100(2)").isEqualTo(Optional.of(Confirmation.LAPSES));
    assertThat(triage.confirmation(demand(null, Issuer.PROSECUTOR, "§ 94 StPO", "DE", "EXIGENT", DataCategory.CONTENT)))
        .as("an order that nobody has named otherwise").isEqualTo(Optional.of(Confirmation.OBJECTION));
    assertThat(triage.confirmation(demand(Instrument.NATIONAL_ORDER, Issuer.COURT, "§ 100g StPO", "DE", "EXIGENT", DataCategory.TRAFFIC)))
        .isEmpty();
    assertThat(triage.confirmation(demand(Instrument.NATIONAL_ORDER, Issuer.PROSECUTOR, "§ 100g StPO", "DE", "ORDINARY", DataCategory.TRAFFIC)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} from {1}")
  @CsvSource({"EPOC, FR", "EPOC_PR, FR", "EPOC, DE", "NATIONAL_ORDER, FR", "NATIONAL_ORDER, US", "MLAT, US", "INFORMAL, DE"})
  @DisplayName("StPO §§ 98, 100e: no German court is waited for on an order of the Union or of another State")
  void confirmedElsewhere(Instrument instrument, String country) {
    assertThat(triage.confirmation(demand(instrument, Issuer.PROSECUTOR, "§ 100g StPO", country, "BOTH", DataCategory.TRAFFIC))).isEmpty();
  }
}
