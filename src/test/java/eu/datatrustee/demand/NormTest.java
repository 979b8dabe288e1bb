package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.file.CaseFile;
import java.time.Instant;
import java.util.List;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which norm a citation means. */
class NormTest {

  private static Norm of(Instrument instrument, String cited) {
    return Norm.of(file(instrument, cited));
  }

  private static CaseFile file(Instrument instrument, String cited) {
    return new CaseFile("LE-1", CaseKind.DEMAND, null, "x", ReceivedBy.TRUSTEE, Instant.EPOCH, null, null, cited, instrument, false,
        false, null, List.of(), "", List.of(), null, null, null, null, null, "s", Instant.EPOCH);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"§ 94 StPO|STPO_94", "StPO §§ 94, 98|STPO_94", "§ 98 Abs. 1 StPO|STPO_98", "StPO § 95|STPO_95",
      "§ 95a Abs. 6 StPO|STPO_95A", "StPO § 100a|STPO_100A", "§ 100b StPO|STPO_100B", "§ 100e Abs. 1 StPO|STPO_100E",
      "§ 100g Abs. 1 StPO|STPO_100G", "StPO § 100k|STPO_100K", "§ 100j Abs. 1 StPO, § 22 TDDDG|STPO_100J", "§ 22 TDDDG|TDDDG_22",
      "TDDDG § 23|TDDDG_23", "§ 24 TDDDG|TDDDG_24", "18 U.S.C. § 2713|CLOUD_ACT", "18 USC 2713|CLOUD_ACT", "18 U. S. Code § 2713|CLOUD_ACT",
      "§ 2713 of title 18, United States Code|CLOUD_ACT", "CLOUD Act|CLOUD_ACT", "§ 12 HSOG, 931 Gs 2713/26|UNKNOWN",
      "StPO §§ 94, 98, Az. 2713 Js 4/26|STPO_94", "§§ 94 f. StPO|STPO_94", "StPO §§ 94 ff.|STPO_94", "StPO §§ 99, 100|STPO_99", "§ 99 Abs. 1, § 100 Abs. 2 StPO|STPO_99", "§ 100 StPO|STPO_99",
      "§ 100b StPO und § 100e|STPO_100B", "§ 94 I StPO|STPO_94", "§ 94 StPO, 100 mailboxes|STPO_94", "§ 12 PolG|UNKNOWN",
      "GDPR Art. 48|UNKNOWN", "§§ 100g, 100e StPO|STPO_100G", "§ 8a BVerfSchG|INTELLIGENCE", "§ 3 G 10|INTELLIGENCE",
      "Artikel 10-Gesetz|INTELLIGENCE", "BNDG § 2|INTELLIGENCE", "§ 4a MADG|INTELLIGENCE"})
  @DisplayName("A citation is read as the norm it names; one that the table does not know stays unknown")
  void cited(String citation, Norm norm) {
    assertThat(of(Instrument.NATIONAL_ORDER, citation)).isEqualTo(norm);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"§§ 94, 95a Abs. 6, 100g, 100e StPO|STPO_100G,STPO_94,STPO_100E,STPO_95A", "§ 95 a StPO|STPO_95A",
      "§§ 94, 98 a StPO|STPO_94", "StA Köln 99 Js 1234/26, §§ 94, 98 StPO|STPO_94,STPO_98", "99 Gs 12/26, §§ 94, 98 StPO|STPO_94,STPO_98", "§§ 22, 24 TDDDG, § 100j StPO|STPO_100J,TDDDG_24,TDDDG_22", "§ 12 PolG|UNKNOWN"})
  @DisplayName("All norms of a citation are read, the one that opens most specially first, those that only stand beside another last")
  void all(String citation, String norms) {
    assertThat(Norm.cited(file(Instrument.NATIONAL_ORDER, citation))).extracting(Norm::name).containsExactly(norms.split(","));
  }

  @Test
  @DisplayName("D5: a German intelligence service asks under the law that silences, whatever it cites; another State's asks under its own")
  void intelligenceService() {
    assertThat(Norm.of(from(RequesterKind.INTELLIGENCE_SERVICE, "DE"))).isEqualTo(Norm.INTELLIGENCE);
    assertThat(Norm.of(from(RequesterKind.INTELLIGENCE_SERVICE, "US"))).isEqualTo(Norm.UNKNOWN);
    assertThat(Norm.of(from(RequesterKind.LAW_ENFORCEMENT, "DE"))).isEqualTo(Norm.UNKNOWN);
  }

  private static CaseFile from(RequesterKind kind, String country) {
    return new CaseFile("LE-1", CaseKind.DEMAND, null, "x", ReceivedBy.TRUSTEE, Instant.EPOCH,
        new Requester(kind, "Service", country, "S", "s@authority.example", null, null), null, null, Instrument.NATIONAL_ORDER, false, false,
        null, List.of(), "", List.of(), null, null, null, null, null, "s", Instant.EPOCH);
  }

  @Test
  @DisplayName("An order of the Union is known by its instrument, whatever it cites; none cited is unknown")
  void instruments() {
    assertThat(of(Instrument.EPOC, null)).isEqualTo(Norm.EU_PRODUCTION);
    assertThat(of(Instrument.EPOC_PR, "§ 94 StPO")).isEqualTo(Norm.EU_PRESERVATION);
    assertThat(of(Instrument.MLAT, null)).isEqualTo(Norm.UNKNOWN);
  }
}
