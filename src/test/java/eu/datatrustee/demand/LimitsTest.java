package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.OwnParts;
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

  private final Limits limits = new Limits(new DemandSettings(10, 5), mock(OwnParts.class));

  private static CaseFile demand(String scope, List<String> accounts, Instant from, Instant until, DataCategory... categories) {
    Instant now = Instant.parse("2026-08-14T09:30:00Z");
    return new CaseFile("LE-2026-000001", CaseKind.DEMAND, "contoso", "contoso", ReceivedBy.TRUSTEE, now,
        new Requester(RequesterKind.LAW_ENFORCEMENT, "Amtsgericht", "DE", "R", "r@court.example", null, null), Issuer.COURT, "StPO § 94",
        Instrument.NATIONAL_ORDER, false, false, null, List.of(categories), scope, accounts, from, until, null, null, null, "specialist1", now);
  }

  private List<Fallen> of(String scope, DataCategory... categories) {
    return limits.of(demand(scope, List.of(), null, null, categories), Answers.NOTHING);
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
      "All data of account mw-cloud.de, 2026"})
  @DisplayName("D10: what asks for everybody's data is blanket, whomever somebody counts beside it; the customer's own name is nobody")
  void notSavedByACount(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(file, Answers.NOTHING)).extracting(Fallen::cause).contains(Fallen.Cause.ALL_DATA);
    assertThat(limits.of(file, Answers.counted(1, 100))).extracting(Fallen::cause).contains(Fallen.Cause.ALL_DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Verkehrsdaten Juli 2026", "Traffic data of account mw-cloud.de, July 2026",
      "Mails of the holder 'mw-cloud.com', July 2026",
      "Traffic data of July 2026, persons as in section D",
      "Name and address of the holder Jane Doe",
      "Mails of Anna Meier, 3 July 2026", "Traffic data from 2026-07-01 to 2026-07-31",
      "E-Mail-Verkehr der Contoso GmbH, Juli 2026",
      "Mailbox content of July 2026", "User data, account log-ins and mailbox meta-data, e.g. sign-ins, 1 to 31 July 2026",
      "Account 2026, 01.07.2026 00:00:00 to 31.07.2026 24:00:00", "Mails to the account of Contoso, ref. 931 Gs 123/26, July 2026",
      "Mails about it, 3 July 2026; answer to r@court.example", "Mails about it, 3 July 2026; answers please to: dez23@polizei.example",
      "E-Mail-Verkehr, 3. Juli 2026; Rückfragen bitte unter +49 611 1234567", "Mailboxen, 3 juli 2026; badge no. 12345"})
  @DisplayName("D10: where nothing identifies anybody, somebody has to count whom the paper names: a name in words is no proof, a count is")
  void counted(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(file, Answers.NOTHING)).as("whatever will be counted").isEmpty();
    assertThat(limits.of(file, Answers.NOTHING)).extracting(Fallen::cause).contains(Fallen.Cause.NO_ACCOUNT);
    assertThatThrownBy(() -> limits.requireAnswers(file, Answers.NOTHING)).isInstanceOfSatisfying(Refusal.class, no -> {
      assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("accountsNamed");
      assertThat(no.rule()).isEqualTo(Rule.D10);
    });
    assertThat(limits.of(file, Answers.counted(1, null))).isEmpty();
    assertThat(limits.of(file, Answers.counted(2, 100))).isEmpty();
    assertThat(limits.of(file, Answers.counted(0, 100))).extracting(Fallen::cause).contains(Fallen.Cause.NO_ACCOUNT);
    assertThat(limits.of(file, Answers.counted(40, 100))).extracting(Fallen::cause).containsExactly(Fallen.Cause.TOO_MANY_ACCOUNTS);
    limits.requireAnswers(file, Answers.counted(1, null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"All mailboxes of Contoso GmbH, 1 to 31 July 2026, in particular anna@contoso.example",
      "Sämtliche Postfächer der Contoso GmbH, Juli 2026, insbesondere anna@contoso.example",
      "Alle mailboxen van Contoso BV, juli 2026, in het bijzonder anna@contoso.example",
      "All traffic data of Contoso GmbH, July 2026, and of anna@contoso.example",
      "E-mails of the sales team, in particular anna@contoso.example, July 2026", "Daten der Nutzer, insbesondere anna@contoso.example, Juli 2026",
      "Postvak, onder andere anna@contoso.example, juli 2026", "Daten jedes Kunden, insbesondere anna@contoso.example, Juli 2026",
      "Mails of all staff, July 2026, such as anna@contoso.example", "E-Mails aller Mitarbeiter, Juli 2026, auch anna@contoso.example",
      "E-mails van alle medewerkers, juli 2026, ook anna@contoso.example", "All e-mails of Contoso GmbH, July 2026; anna@contoso.example",
      "Alle Daten der Contoso GmbH, Juli 2026, PP Wiesbaden, dez23@polizei.example",
      "All traffic data of Jane Doe, 1 to 7 July 2026", "Alle Verkehrsdaten des Herrn Max Mustermann, Juli 2026",
      "Alle gegevens van mevrouw Jana van der Berg, juli 2026", "All content of the persons listed in annex B, July 2026",
      "Alle Inhalte der Konten laut Anlage 1, Juli 2026", "Alle gegevens van de personen in bijlage 2, juli 2026",
      "Content of each mailbox listed in the annex, July 2026", "Mails of all users in section D, July 2026",
      "Inhalte aller Konten gemäß Anlage 1, Juli 2026", "Contents of all accounts held by Jane Doe, July 2026"})
  @DisplayName("D10: where it names all of something, it is counted what that is, and of how many, whoever is named beside it")
  void countedBesideAll(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(file, Answers.NOTHING)).as("whatever will be counted").isEmpty();
    assertThat(limits.open(file, Answers.NOTHING)).containsExactly(Question.ACCOUNTS, Question.TOTAL);
    assertThat(limits.of(file, Answers.NOTHING)).extracting(Fallen::cause).containsExactly(Fallen.Cause.NO_ACCOUNT);
    assertThat(limits.open(file, Answers.counted(1, null))).containsExactly(Question.TOTAL);
    assertThat(limits.of(file, Answers.counted(1, 100))).isEmpty();
    assertThat(limits.of(file, Answers.counted(0, 100))).extracting(Fallen::cause).containsExactly(Fallen.Cause.NO_ACCOUNT);
    assertThat(limits.of(file, Answers.counted(100, 100))).extracting(Fallen::cause).containsExactly(Fallen.Cause.TOO_MANY_ACCOUNTS);
    limits.requireAnswers(file, Answers.counted(1, 100));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mailboxes of Contoso GmbH, July 2026; anna@contoso.example", "Konten der Contoso GmbH, Juli 2026; Konto a.meier",
      "Postvakken van Contoso BV, juli 2026; anna@contoso.example"})
  @DisplayName("D10: where it identifies one and speaks of several, they are counted")
  void oneOfSeveral(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.open(file, Answers.NOTHING)).containsExactly(Question.ACCOUNTS);
    assertThat(limits.open(file, Answers.counted(3, null))).containsExactly(Question.TOTAL);
  }

  @Test
  @DisplayName("D10: an account that is registered beside all of them saves no demand either")
  void registeredBesideAll() {
    CaseFile file = demand("All mailboxes of Contoso GmbH, July 2026", List.of("anna@contoso.example"), null, null, DataCategory.CONTENT);
    assertThat(limits.open(file, Answers.NOTHING)).containsExactly(Question.ACCOUNTS, Question.TOTAL);
    assertThat(limits.of(file, Answers.counted(80, 80))).extracting(Fallen::cause).containsExactly(Fallen.Cause.TOO_MANY_ACCOUNTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"All traffic data of Contoso GmbH, July 2026; reply to dez23@polizei.example",
      "Alle Daten der Contoso GmbH, Juli 2026; Rückfragen unter +49 611 1234567", "All data of Contoso GmbH, July 2026; officer ID 12345",
      "Alle gegevens van Contoso BV, juli 2026; contactpersoon: jan@politie.example"})
  @DisplayName("D10: where an answer goes, and who signs, is no account")
  void nobodysAccount(String scope) {
    assertThat(limits.surely(demand(scope, List.of(), null, null, DataCategory.CONTENT), Answers.NOTHING)).extracting(Fallen::cause)
        .containsExactly(Fallen.Cause.ALL_DATA);
  }

  @ParameterizedTest
  @ValueSource(strings = {"All content of the mailbox anna@contoso.example from 1 to 7 July 2026",
      "All traffic data of the account \"jdoe\", July 2026",
      "Alle Inhalte des Postfachs anna@contoso.example, Juli 2026", "Alle gegevens van het account anna@contoso.example, juli 2026",
      "All e-mails sent by anna@contoso.example on 3 July 2026", "Log of remote access by the user j.doe, 1 to 7 July 2026",
      "Protokolle über direkten Zugriff auf das Postfach anna@contoso.example, Juli 2026",
      "Records of full access permissions on the mailbox anna@contoso.example, July 2026",
      "No direct access is asked for: mailbox anna@contoso.example, July 2026",
      "Dauerhaft gelöschte E-Mails des Postfachs anna@contoso.example, Juli 2026",
      "Mailbox anna@contoso.example, 3 July 2026, ongoing abduction", "Mailbox anna@contoso.example, 3 July 2026, ongoing fraud investigation",
      "Mailbox anna@contoso.example, July 2026, ongoing preliminary proceedings",
      "E-Mails betreffend Wohnungsschlüssel im Postfach anna@contoso.example, Juli 2026"})
  @DisplayName("D10, D11: one named account with a bounded time is simple: nothing falls, and nothing is asked")
  void simple(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(file, Answers.NOTHING)).isEmpty();
    assertThat(limits.open(file, Answers.NOTHING)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mailbox anna@contoso.example from 1 January 2026 onwards", "Postfach anna@contoso.example ab dem 1. Januar 2026",
      "Postvak anna@contoso.example vanaf 1 januari 2026", "Past and future mails of anna@contoso.example",
      "Mails of anna@contoso.example, indefinitely",
      "Alle Inhalte des Postfachs anna@contoso.example, Js 2031/26", "Postfach anna@contoso.example, zeitlich unbegrenzt",
      "Postvak anna@contoso.example, onbeperkt in de tijd", "All data of the mailbox anna@contoso.example"})
  @DisplayName("D10: a time whose end the words do not name falls, or its end is asked; none is no end")
  void noEnd(String scope) {
    CaseFile file = demand(scope, List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.of(file, Answers.NOTHING)).extracting(Fallen::cause).containsExactly(Fallen.Cause.OPEN_ENDED);
    if (limits.surely(file, Answers.NOTHING).isEmpty()) {
      assertThat(limits.open(file, Answers.NOTHING)).containsExactly(Question.UNTIL);
      assertThat(limits.of(file, new Answers(null, null, "2026-07-31", null, null))).isEmpty();
    }
    assertThat(limits.surely(file, new Answers(null, null, "none", null, null))).extracting(Fallen::cause)
        .containsExactly(Fallen.Cause.OPEN_ENDED);
  }

  @Test
  @DisplayName("D10: a registered end that is more than a year off is none; one that contradicts the words is asked")
  void registeredEnd() {
    CaseFile far = demand("Mailbox anna@contoso.example", List.of(), null, Instant.parse("2999-01-01T00:00:00Z"), DataCategory.CONTENT);
    assertThat(limits.surely(far, Answers.NOTHING)).extracting(Fallen::cause).containsExactly(Fallen.Cause.OPEN_ENDED);
    CaseFile year = demand("Mailbox anna@contoso.example", List.of(), null, Instant.parse("2027-08-14T00:00:00Z"), DataCategory.CONTENT);
    assertThat(limits.of(year, Answers.NOTHING)).isEmpty();
    CaseFile contradicts = demand("Mailbox anna@contoso.example until further notice", List.of(), null, Instant.parse("2026-08-01T00:00:00Z"),
        DataCategory.CONTENT);
    assertThat(limits.open(contradicts, Answers.NOTHING)).containsExactly(Question.UNTIL);
  }

  @Test
  @DisplayName("D10, D11: a way in and keys that the words may ask for are asked: yes falls, no goes on, and silence is no answer")
  void plainQuestions() {
    CaseFile wayIn = demand("Mailbox anna@contoso.example, July 2026, and full access permissions", List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(wayIn, Answers.NOTHING)).isEmpty();
    assertThat(limits.open(wayIn, Answers.NOTHING)).containsExactly(Question.WAY_IN);
    assertThat(limits.surely(wayIn, new Answers(null, null, null, true, null))).extracting(Fallen::cause).containsExactly(Fallen.Cause.ALL_DATA);
    limits.requireAnswers(wayIn, new Answers(null, null, null, false, null));
    CaseFile keys = demand("Mails of anna@contoso.example about the signing key ceremony, July 2026", List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.surely(keys, Answers.NOTHING)).isEmpty();
    assertThat(limits.open(keys, Answers.NOTHING)).containsExactly(Question.KEYS);
    assertThat(limits.surely(keys, new Answers(null, null, null, null, true))).extracting(Fallen::rule).containsExactly(Rule.D11);
    limits.requireAnswers(keys, new Answers(null, null, null, null, false));
  }

  @Test
  @DisplayName("D10: how many accounts a customer has whom the register does not know, nobody can say: it is not asked yet")
  void unknownCustomer() {
    CaseFile known = demand("Mailboxes anna@contoso.example and bert@contoso.example, July 2026", List.of(), null, null, DataCategory.CONTENT);
    CaseFile unknown = new CaseFile(known.id(), known.kind(), null, "Nobody GmbH", known.receivedBy(), known.receivedAt(), known.requester(),
        known.issuer(), known.legalBasis(), known.instrument(), false, false, null, known.dataCategories(), known.scope(), List.of(), null, null,
        null,
        null, null, "specialist1", known.registeredAt());
    limits.requireAnswers(unknown, Answers.NOTHING);
    assertThatThrownBy(() -> limits.requireAnswers(known, Answers.NOTHING)).isInstanceOf(Refusal.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Contoso GmbH", "contoso", "all", "Alle Postfächer", "*@contoso.example", "every mailbox", "mw-cloud.de",
      "mail.mw-cloud.com"})
  @DisplayName("D10: what was registered as an account and is none identifies nobody")
  void registeredAsOne(String account) {
    CaseFile file = demand("Traffic data, July 2026", List.of(account), null, null, DataCategory.TRAFFIC);
    assertThat(limits.of(file, Answers.NOTHING)).extracting(Fallen::cause).containsExactly(Fallen.Cause.NO_ACCOUNT);
    assertThat(limits.of(file, Answers.counted(1, null))).isEmpty();
  }

  @Test
  @DisplayName("D10: of several that the scope identifies in whatever way, nobody says whether they are too many who does not know of how many")
  void several() {
    CaseFile file = demand("Accounts: user j.doe, user a.meier, IP 192.0.2.17 and eve@contoso.example, July 2026", List.of(), null, null,
        DataCategory.TRAFFIC);
    assertThatThrownBy(() -> limits.requireAnswers(file, Answers.NOTHING)).isInstanceOfSatisfying(Refusal.class,
        no -> assertThat(no.errors()).extracting(Refusal.FieldError::field).containsExactly("accountsTotal"));
    assertThat(limits.of(file, Answers.counted(null, 4))).extracting(Fallen::cause).containsExactly(Fallen.Cause.TOO_MANY_ACCOUNTS);
    assertThat(limits.of(file, Answers.counted(null, 100))).isEmpty();
  }

  @Test
  @DisplayName("D10: a demand that names no account is blanket")
  void noAccount() {
    assertThat(of("Traffic data of July 2026", DataCategory.TRAFFIC)).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(demand("Mailbox anna@contoso.example, July 2026", List.of(), null, null, DataCategory.TRAFFIC),
        Answers.counted(0, null))).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(demand("Traffic data of July 2026", List.of("anna"), null, null, DataCategory.TRAFFIC), Answers.NOTHING)).isEmpty();
  }

  @Test
  @DisplayName("D10: open-ended time is blanket, for whoever the account is; inventory data have no time")
  void openEnded() {
    Instant from = Instant.parse("2026-07-01T00:00:00Z");
    assertThat(of("mailbox anna@contoso.example from 1 July 2026 until further notice", DataCategory.CONTENT)).extracting(Fallen::rule)
        .containsExactly(Rule.D10);
    assertThat(limits.of(demand("mailbox anna@contoso.example", List.of(), from, null, DataCategory.CONTENT), Answers.NOTHING))
        .extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(demand("mailbox anna@contoso.example", List.of(), from, from.plusSeconds(86400), DataCategory.CONTENT),
        Answers.NOTHING)).isEmpty();
    assertThat(of("mailbox anna@contoso.example, bis auf Weiteres", DataCategory.INVENTORY)).isEmpty();
    assertThat(of("mailbox anna@contoso.example, July 2026, in the ongoing proceedings 12 Js 3/26", DataCategory.CONTENT)).isEmpty();
    assertThat(limits.of(demand("Content for each account: anna@contoso.example and bob@contoso.example, 1 to 7 July 2026", List.of(), null, null,
        DataCategory.CONTENT), Answers.counted(2, 100))).as("the colon says which").isEmpty();
  }

  @Test
  @DisplayName("D10: more than the configured part of a customer's accounts is blanket")
  void tooMany() {
    CaseFile file = demand("Mailboxes listed in the annex, account by account, July 2026", List.of(), null, null, DataCategory.CONTENT);
    assertThat(limits.of(file, Answers.counted(11, 100))).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(file, Answers.counted(10, 100))).isEmpty();
    assertThat(limits.of(file, Answers.counted(5, 20))).isEmpty();
    assertThat(limits.of(file, Answers.counted(3, 3))).extracting(Fallen::rule).containsExactly(Rule.D10);
    assertThat(limits.of(file, Answers.counted(1, 1))).isEmpty();
    List<String> registered = IntStream.range(0, 11).mapToObj(n -> "user" + n + "@contoso.example").toList();
    CaseFile listed = demand("Mailboxes of July 2026", registered, null, null, DataCategory.CONTENT);
    assertThat(limits.of(listed, Answers.counted(1, 100))).as("no fewer than were registered").extracting(Fallen::rule).containsExactly(Rule.D10);
  }

  @Test
  @DisplayName("D12: another purpose takes the whole demand")
  void otherPurpose() {
    assertThat(Limits.otherPurpose("industrial espionage")).extracting(Fallen::rule, Fallen::whole).containsExactly(Rule.D12, true);
  }
}
