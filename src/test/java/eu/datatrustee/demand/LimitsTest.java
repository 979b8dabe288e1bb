package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Limits.Counted;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** D10, D11: what falls by rule, and what does not. */
class LimitsTest {

  private final Limits limits = new Limits(new DemandSettings(10, 5));

  private static CaseFile demand(String scope, List<String> accounts, Instant from, Instant until, DataCategory... categories) {
    Instant now = Instant.parse("2026-08-14T09:30:00Z");
    return new CaseFile("LE-2026-000001", CaseKind.DEMAND, "contoso", "contoso", ReceivedBy.TRUSTEE, now,
        new Requester(RequesterKind.LAW_ENFORCEMENT, "Amtsgericht", "DE", "R", "r@court.example", null, null), Issuer.COURT, "StPO § 94",
        Instrument.NATIONAL_ORDER, false, false, null, List.of(categories), scope, accounts, from, until, null, null, null, "specialist1", now);
  }

  private List<Fallen> of(String scope, DataCategory... categories) {
    return limits.of(demand(scope, List.of(), null, null, categories), Counted.NOTHING);
  }

  @Test
  @DisplayName("D11: keys alone are rejected; beside other data they fall, and the rest goes on")
  void keys() {
    assertThat(of("mailbox of anna@contoso.example", DataCategory.ENCRYPTION_KEYS)).extracting(Fallen::rule, Fallen::whole)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.D11, true));
    assertThat(of("mailbox of anna@contoso.example", DataCategory.INVENTORY, DataCategory.ENCRYPTION_KEYS))
        .extracting(Fallen::rule, Fallen::whole).containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.D11, false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailbox anna@contoso.example and the encryption keys", "Konto anna@contoso.example mit den Schlüsseln",
      "postvak anna@contoso.example en de sleutels", "mailbox anna@contoso.example, and the ability to decrypt it"})
  @DisplayName("D11: keys that only the scope names fall too")
  void keysInTheScope(String scope) {
    assertThat(of(scope, DataCategory.INVENTORY)).extracting(Fallen::rule).containsExactly(Rule.D11);
  }

  @ParameterizedTest
  @ValueSource(strings = {"All data of all customers", "everything that is stored", "all mailboxes of Contoso GmbH",
      "All data of anna@contoso.example", "direct access to the mailbox anna@contoso.example, 1 to 7 July 2026",
      "Alle Daten des Unternehmens", "sämtliche Postfächer", "uneingeschränkter Zugriff auf das Konto anna@contoso.example",
      "alle gegevens van het bedrijf", "rechtstreekse toegang tot het postvak anna@contoso.example in 2026",
      "mails of every user in July 2026", "the entire database"})
  @DisplayName("D10: all data, or a way in, is blanket")
  void blanket(String scope) {
    assertThat(of(scope, DataCategory.CONTENT)).extracting(Fallen::rule, Fallen::whole)
        .contains(org.assertj.core.groups.Tuple.tuple(Rule.D10, true));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mailbox anna@contoso.example, 1 to 31 July 2026", "All content of the mailbox anna@contoso.example from 1 to 7 July 2026",
      "Verkehrsdaten des Kontos a.meier, 1. bis 7. Juli 2026", "mailbox:finance, July 2026", "user:4711, July 2026",
      "Nutzungsdaten zur Kennung 4711 am 3. Juli 2026", "postvak anna@contoso.example, juli 2026",
      "All traffic data of the account \"jdoe\", July 2026", "Verkehrsdaten der IP-Adresse 192.0.2.17 am 3. Juli 2026",
      "Verkeersgegevens van 2001:db8::17, 3 juli 2026", "Content of the mailbox of the number +49 170 1234567, July 2026",
      "Verkeersgegevens van gebruiker j.doe, 1 tot 7 juli 2026", "Postfach u123, Juli 2026"})
  @DisplayName("D10: named accounts and a bounded time are not blanket")
  void named(String scope) {
    assertThat(of(scope, DataCategory.CONTENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"All mailboxes of Contoso GmbH, 1 to 31 July 2026",
      "Alle Daten der Contoso GmbH vom 1. Januar bis 31. Juli 2026", "Inhalte sämtlicher Postfächer der Contoso GmbH, Juli 2026",
      "All traffic data of Contoso Deutschland, 2026-07-01 to 2026-07-31", "Alle gegevens van Contoso Nederland, juli 2026",
      "Content of every mailbox, July 2026", "Jedes Postfach, 1. bis 31. Juli 2026", "Elke mailbox, juli 2026",
      "All content of the mailboxes *@contoso.example, July 2026", "All data stored for the network 192.0.2.0/24 in July 2026",
      "All traffic data, July 2026; reply to desk@court.example", "Alle Daten der Muster Bau GmbH, Juli 2026",
      "All data of the account Contoso, July 2026", "All data in mailbox:all, July 2026", "Direct access to Jane Doe's mailbox, July 2026",
      "Mails of all users in section D, July 2026", "All data of account mw-cloud.de, 2026"})
  @DisplayName("D10: what asks for everybody's data is blanket, whomever somebody counts beside it; the customer's own name is nobody")
  void notSavedByACount(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(file, Counted.NOTHING)).extracting(Fallen::cause).contains(Fallen.Cause.ALL_DATA);
    assertThat(limits.of(file, new Counted(1, 100))).extracting(Fallen::cause).contains(Fallen.Cause.ALL_DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Verkehrsdaten Juli 2026", "Traffic data of account mw-cloud.de, July 2026", "Mails of the holder 'mw-cloud.com', July 2026",
      "Traffic data of July 2026, persons as in section D",
      "Name and address of the holder Jane Doe",
      "Mails of Anna Meier, 3 July 2026", "All traffic data of Jane Doe, 1 to 7 July 2026", "Alle Verkehrsdaten des Herrn Max Mustermann, Juli 2026",
      "Alle gegevens van mevrouw Jana van der Berg, juli 2026", "All content of the persons listed in annex B, July 2026",
      "Alle Inhalte der Konten laut Anlage 1, Juli 2026", "Alle gegevens van de personen in bijlage 2, juli 2026",
      "Content of each mailbox listed in the annex, July 2026", "Traffic data from 2026-07-01 to 2026-07-31",
      "E-Mail-Verkehr der Contoso GmbH, Juli 2026",
      "Mailbox content of July 2026", "User data, account log-ins and mailbox meta-data, e.g. sign-ins, 1 to 31 July 2026",
      "Account 2026, 01.07.2026 00:00:00 to 31.07.2026 24:00:00", "Mails to the account of Contoso, ref. 931 Gs 123/26, July 2026",
      "Mails about it, 3 July 2026; answer to r@court.example"})
  @DisplayName("D10: where nothing identifies anybody, somebody has to count whom the paper names: a name in words is no proof, a count is")
  void counted(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(file, Counted.NOTHING)).as("whatever will be counted").isEmpty();
    assertThat(limits.of(file, Counted.NOTHING)).extracting(Fallen::cause).contains(Fallen.Cause.NO_ACCOUNT);
    assertThatThrownBy(() -> limits.requireCounts(file, Counted.NOTHING)).isInstanceOfSatisfying(Refusal.class, no -> {
      assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("accountsNamed");
      assertThat(no.rule()).isEqualTo(Rule.D10);
    });
    assertThat(limits.of(file, new Counted(1, null))).isEmpty();
    assertThat(limits.of(file, new Counted(2, 100))).isEmpty();
    assertThat(limits.of(file, new Counted(0, 100))).extracting(Fallen::cause).contains(Fallen.Cause.NO_ACCOUNT);
    assertThat(limits.of(file, new Counted(40, 100))).extracting(Fallen::cause).containsExactly(Fallen.Cause.TOO_MANY_ACCOUNTS);
    limits.requireCounts(file, new Counted(1, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Contoso GmbH", "contoso", "all", "Alle Postfächer", "*@contoso.example", "every mailbox", "mw-cloud.de", "mail.mw-cloud.com"})
  @DisplayName("D10: what was registered as an account and is none identifies nobody")
  void registeredAsOne(String account) {
    CaseFile file = demand("Traffic data, July 2026", List.of(account), null, null, DataCategory.TRAFFIC);
    assertThat(limits.of(file, Counted.NOTHING)).extracting(Fallen::cause).containsExactly(Fallen.Cause.NO_ACCOUNT);
    assertThat(limits.of(file, new Counted(1, null))).isEmpty();
  }

  @Test
  @DisplayName("D10: of several that the scope identifies in whatever way, nobody says whether they are too many who does not know of how many")
  void several() {
    CaseFile file = demand("Accounts: user j.doe, user a.meier, IP 192.0.2.17 and eve@contoso.example, July 2026", List.of(), null, null,
        DataCategory.TRAFFIC);
    assertThatThrownBy(() -> limits.requireCounts(file, Counted.NOTHING)).isInstanceOfSatisfying(Refusal.class,
        no -> assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("accountsTotal"));
    assertThat(limits.of(file, new Counted(null, 4))).extracting(Fallen::cause).containsExactly(Fallen.Cause.TOO_MANY_ACCOUNTS);
    assertThat(limits.of(file, new Counted(null, 100))).isEmpty();
  }

  @Test
  @DisplayName("D10: a demand that names no account is blanket")
  void noAccount() {
    assertThat(of("Traffic data of July 2026", DataCategory.TRAFFIC)).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(demand("Mailbox anna@contoso.example, July 2026", List.of(), null, null, DataCategory.TRAFFIC),
        new Counted(0, null))).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(demand("Traffic data of July 2026", List.of("anna"), null, null, DataCategory.TRAFFIC), Counted.NOTHING)).isEmpty();
  }

  @Test
  @DisplayName("D10: open-ended time is blanket, for whoever the account is; inventory data have no time")
  void openEnded() {
    Instant from = Instant.parse("2026-07-01T00:00:00Z");
    assertThat(of("mailbox anna@contoso.example from 1 July 2026 until further notice", DataCategory.CONTENT)).extracting(Fallen::rule)
        .containsExactly(Rule.D10);
    assertThat(limits.of(demand("mailbox anna@contoso.example", List.of(), from, null, DataCategory.CONTENT), Counted.NOTHING))
        .extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(demand("mailbox anna@contoso.example", List.of(), from, from.plusSeconds(86400), DataCategory.CONTENT),
        Counted.NOTHING)).isEmpty();
    assertThat(of("mailbox anna@contoso.example, bis auf Weiteres", DataCategory.INVENTORY)).isEmpty();
    assertThat(of("mailbox anna@contoso.example, July 2026, in the ongoing proceedings 12 Js 3/26", DataCategory.CONTENT)).isEmpty();
    assertThat(limits.of(demand("Content for each account: anna@contoso.example and bob@contoso.example, 1 to 7 July 2026", List.of(), null, null,
        DataCategory.CONTENT), new Counted(2, 100))).as("the colon says which").isEmpty();
  }

  @Test
  @DisplayName("D10: more than the configured part of a customer's accounts is blanket")
  void tooMany() {
    CaseFile file = demand("Mailboxes listed in the annex, account by account, July 2026", List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.of(file, new Counted(11, 100))).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(file, new Counted(10, 100))).isEmpty();
    assertThat(limits.of(file, new Counted(5, 20))).isEmpty();
    assertThat(limits.of(file, new Counted(3, 3))).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(file, new Counted(1, 1))).isEmpty();
    List<String> registered = IntStream.range(0, 11).mapToObj(n -> "user" + n + "@contoso.example").toList();
    CaseFile listed = demand("Mailboxes of July 2026", registered, null, null, DataCategory.CONTENT);
    assertThat(limits.of(listed, new Counted(1, 100))).as("no fewer than were registered").extracting(Fallen::rule).containsExactly(Rule.D10);
  }

  @Test
  @DisplayName("D12: another purpose takes the whole demand")
  void otherPurpose() {
    assertThat(Limits.otherPurpose("industrial espionage")).extracting(Fallen::rule, Fallen::whole).containsExactly(Rule.D12, true);
  }
}
