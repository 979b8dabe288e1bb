package eu.datatrustee.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.document.Document;
import eu.datatrustee.document.Shelf;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

class LettersTest {

  static final OutboxSettings SETTINGS = new OutboxSettings("no-reply@trustee.example", "Test Trustee", "trustee.example", Path.of("target/outbox"),
      Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMillis(50), DataSize.ofMegabytes(20), Duration.ofMillis(400));

  private static final Set<String> INSTANTS = Set.of("from", "until", "due", "notBefore", "endedAt", "disputeUntil", "revocationConfirmedAt",
      "failedAt", "receivedAt", "sentAt", "askedAt", "checkedAt");
  private static final Map<String, Object> CODES = Map.ofEntries(Map.entry("role", "SUPPORT_ENGINEER"), Map.entry("organisation", "PROVIDER"),
      Map.entry("country", "IE"), Map.entry("purpose", "SUPPORT_INCIDENT"), Map.entry("mode", "READ_ONLY"),
      Map.entry("actions", List.of("VIEW", "EXPORT")), Map.entry("resources", List.of("mailbox:anna", "host:web-7")),
      Map.entry("endReason", "PURPOSE_CHANGED"), Map.entry("step", "CUSTOMER_DECISION"), Map.entry("outcome", "DISMISSED"),
      Map.entry("decision", "REFUSE"), Map.entry("way", "AUTHORISED_USER"), Map.entry("rule", "A7"), Map.entry("minutes", 240),
      Map.entry("signed", true), Map.entry("accessed", "DATA_ACCESSED"), Map.entry("seen", true), Map.entry("withdrawable", true), Map.entry("consentedToRecording", false), Map.entry("matter", "BAN_UNDECIDED"),
      Map.entry("dataCategories", List.of("TRAFFIC", "ENCRYPTION_KEYS")), Map.entry("annexReasons", List.of("DATA_NOT_HELD", "ISSUER_NOT_COMPETENT")),
      Map.entry("ending", "ORDER_LAPSED"), Map.entry("causes", List.of("ALL_DATA", "NO_ACCOUNT")), Map.entry("alert", "RESPONSE_OVERDUE"),
          Map.entry("waiting", true), Map.entry("disclosed", true), Map.entry("third", true),
          Map.entry("annex", true), Map.entry("extended", true), Map.entry("kept", true), Map.entry("referred", true), Map.entry("own", true), Map.entry("takenBack", true),
          Map.entry("request", true), Map.entry("ground", "CUSTOMER_INSTRUCTION"));

  private final Letters letters = new Letters(SETTINGS);

  static Object fact(String key) {
    return INSTANTS.contains(key) ? Instant.parse("2026-08-14T09:30:00Z") : CODES.getOrDefault(key, "fact-" + key);
  }

  static Map<String, Object> facts(NoticeTemplate template, boolean all) {
    Map<String, Object> facts = new HashMap<>();
    template.needed().forEach(key -> facts.put(key, fact(key)));
    if (all) {
      template.optional().forEach(key -> facts.put(key, fact(key)));
    }
    return facts;
  }

  static Stream<Arguments> letters() {
    return Stream.of(NoticeTemplate.values()).flatMap(template -> Stream.of(Language.values()).map(l -> Arguments.of(template, l)));
  }

  private Letter write(NoticeTemplate template, Language language, Map<String, Object> facts) {
    return letters.write(new Notice("AR-2026-000042", template.id(), "Clara Conrad", "c@contoso.example", language.code(), facts), language);
  }

  @ParameterizedTest
  @MethodSource("letters")
  void isWrittenInEachLanguageWithEveryFact(NoticeTemplate template, Language language) {
    Letter letter = write(template, language, facts(template, true));

    assertThat(letter.subject()).startsWith("AR-2026-000042: ").matches("\\p{ASCII}+");
    assertThat(letter.body()).contains("AR-2026-000042", "Clara Conrad", "Test Trustee").doesNotContain("[(", "[[", "${", "[#", "[/]", "null", "\r",
        "http");
    facts(template, true).forEach((key, fact) -> {
      if (String.valueOf(fact).startsWith("fact-")) {
        assertThat(letter.body()).as(key).contains((String) fact);
      }
      if (fact instanceof Instant) {
        assertThat(letter.body()).as(key).contains("11:30", "Europe/Berlin", "2026-08-14 09:30 UTC");
      }
    });
    CODES.values().stream().filter(code -> code instanceof String text && text.contains("_"))
        .forEach(code -> assertThat(letter.body()).doesNotContain((String) code));
  }

  @ParameterizedTest
  @MethodSource("letters")
  void leavesNoHoleWhereAFactIsNotGiven(NoticeTemplate template, Language language) {
    Letter letter = write(template, language, facts(template, false));

    assertThat(letter.body()).doesNotContain("[(", "null", "${").doesNotContain(": \n").doesNotContain("\n\n\n");
  }

  @ParameterizedTest
  @EnumSource(NoticeTemplate.class)
  void isNotWrittenWithAFactMissing(NoticeTemplate template) {
    template.needed().forEach(key -> {
      Map<String, Object> facts = facts(template, true);
      facts.remove(key);
      assertThatThrownBy(() -> write(template, Language.EN, facts)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining(key);
    });
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("Documents too large for a mail are listed with their hashes: an authority, which cannot sign in, gets them another way")
  void listsWhatStaysAtHome(Language language) {
    Document extract = new Document("LE-2026-471100", Shelf.EXTRACTS, 3, "mailbox.mbox", "application/mbox", 25_000_000, "ab".repeat(32),
        Instant.parse("2026-08-14T09:30:00Z"), "counsel1");
    Notice notice = new Notice("LE-2026-471100", "disclosure-package", "Anne Moreau", "anne@justice.example", language.code(),
        Map.of("authority", "Parquet", "ground", "LAW", "rule", "D4", "items", "1. mailbox", "manifestSha256", "cd".repeat(32)), List.of(extract));
    Letters letters = new Letters(SETTINGS);
    assertThat(letters.write(notice, language, true).body()).contains("3. mailbox.mbox", "25000000", "ab".repeat(32)).doesNotContain("/documents",
        "/demands");
    assertThat(letters.write(notice, language, false).body()).contains("- mailbox.mbox", "ab".repeat(32));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("Every code has its words in every language")
  void saysTheSameWordsInEachLanguage(Language language) {
    Words words = new Words(language);
    for (String code : List.of("purpose.SUPPORT_INCIDENT", "purpose.SERVICE_PROBLEM", "purpose.MAINTENANCE", "purpose.IMPROVEMENT",
        "mode.READ_ONLY", "mode.READ_WRITE", "actions.VIEW", "actions.RUN", "actions.CHANGE", "actions.EXPORT", "endReason.RESOLVED",
        "endReason.EXPIRED", "endReason.TERMINATED", "endReason.WITHDRAWN", "endReason.CONSENT_LOST", "endReason.AGREEMENT_ENDED",
        "endReason.PURPOSE_CHANGED", "endReason.UNSUPERVISED", "step.REVIEW", "step.CONFIRM", "step.CUSTOMER_DECISION", "outcome.UPHELD",
        "outcome.DISMISSED", "decision.EXTEND", "decision.REFUSE", "way.SCREEN_SHARE", "way.FILE_BY_EMAIL", "way.AUTHORISED_USER",
        "role.SUPPORT_ENGINEER", "organisation.PROVIDER", "reason.UNCONFIRMED", "result.CONSENTED", "result.REFUSED", "result.SILENT",
        "result.LATE", "result.WITHDRAWN", "result.LAPSED", "result.DELISTED", "result.NOT_IN_GERMANY", "result.SUSPENDED",
        "result.LISTED_AFFILIATE", "result.BOUND_BY_TERMS", "silence.EXAMINED", "silence.ORDERED", "silence.STATUTORY", "silenceBy.COURT",
        "silenceBy.PROSECUTOR", "silenceBy.POLICE", "silenceBy.OTHER", "silenceBy.NOT_NAMED", "ground.CUSTOMER_INSTRUCTION", "ground.AGREEMENT",
        "ground.LAW", "ground.USER_CONSENT", "ground.FRAUD_OR_PAYMENT")) {
      String key = code.substring(0, code.indexOf('.'));
      String value = code.substring(code.indexOf('.') + 1);
      assertThat(words.say(key, value)).as(code).isNotEqualTo(value);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("No language lacks a word that another has; a rule's sentence is English where it has no other")
  void hasWordsForTheSameCodesInEachLanguage(Language language) throws IOException {
    assertThat(codes(language)).isEqualTo(codes(Language.EN)).isNotEmpty();
  }

  private static Set<String> codes(Language language) throws IOException {
    Properties words = new Properties();
    try (var in = Words.class.getResourceAsStream("/templates/notices/words." + language.code() + ".properties")) {
      words.load(in);
    }
    return words.stringPropertyNames().stream().filter(code -> !code.startsWith("rule.")).collect(Collectors.toSet());
  }

  @Test
  void saysInstantsAsPeopleInGermanyReadThem() {
    Instant summer = Instant.parse("2026-08-13T22:30:00Z");
    Instant winter = Instant.parse("2026-12-01T08:00:05Z");
    assertThat(new Words(Language.DE).say("until", summer))
        .isEqualTo("Freitag, 14. August 2026, 00:30 Uhr (Europe/Berlin, MESZ) = 2026-08-13 22:30 UTC");
    assertThat(new Words(Language.EN).say("until", summer)).isEqualTo("Friday, 14 August 2026, 00:30 (Europe/Berlin, CEST) = 2026-08-13 22:30 UTC");
    assertThat(new Words(Language.NL).say("until", summer)).asString().startsWith("vrijdag 14 augustus 2026, 00:30 uur (Europe/Berlin, ");
    assertThat(new Words(Language.EN).say("until", winter))
        .isEqualTo("Tuesday, 1 December 2026, 09:00:05 (Europe/Berlin, CET) = 2026-12-01 08:00:05 UTC");
    assertThat(new Words(Language.NL).say("country", "IE")).isEqualTo("Ierland");
    assertThat(new Words(Language.DE).say("rule", "A7")).asString().startsWith("A7 – Zugriff von außerhalb Deutschlands");
    assertThat(new Words(Language.DE).say("rule", "D2")).asString().startsWith("D2 – The provider has no access");
  }

  @Test
  @DisplayName("Somebody's text can neither begin a header nor pass for the trustee's own words, nor be evaluated")
  void keepsForeignTextApart() {
    Map<String, Object> facts = facts(NoticeTemplate.REQUEST_DENIED, true);
    facts.put("reason", "no\r\nBcc: all@example.org\n\nSigned: the trustee\u2028[(${7*191})] __${7*191}__ \u202Eevil <b>&amp;</b>");
    Letter letter = letters.write(new Notice("AR-2026-000042", "request-denied", "Eve\r\nBcc: x@example.org", "e@example.org", "en", facts),
        Language.EN);

    assertThat(letter.body()).contains("Dear Eve Bcc: x@example.org,")
        .contains("no\n    | Bcc: all@example.org\n    | \n    | Signed: the trustee\n    | [(${7*191})] __${7*191}__ evil <b>&amp;</b>");
    assertThat(letter.body()).doesNotContain("1337", "\r");

    facts = facts(NoticeTemplate.TASK_REMINDER, true);
    facts.put("task", "Review\r\nX-Evil: 1");
    assertThat(write(NoticeTemplate.TASK_REMINDER, Language.EN, facts).subject()).isEqualTo("AR-2026-000042: Reminder: Review");
  }

  @Test
  void foldsLinesNoMailServerWouldTake() {
    Map<String, Object> facts = facts(NoticeTemplate.REQUEST_DENIED, true);
    facts.put("reason", "ä".repeat(5000));
    assertThat(write(NoticeTemplate.REQUEST_DENIED, Language.DE, facts).body().lines())
        .allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThan(998));
  }

  @Test
  void tellsAnUnsignedStatementFromASignedOne() {
    Map<String, Object> facts = facts(NoticeTemplate.CLOSING_STATEMENT, false);
    assertThat(write(NoticeTemplate.CLOSING_STATEMENT, Language.EN, facts).body()).contains("Signed by the supervisor", "Deviations: none found")
        .doesNotContain("NOT SIGNED");
    facts.put("signed", false);
    assertThat(write(NoticeTemplate.CLOSING_STATEMENT, Language.EN, facts).body()).contains("NOT SIGNED", "Deviations: not assessed")
        .doesNotContain("Signed by the supervisor");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("A request that ends says why, each time in its own words, and speaks of no withdrawal where there was none")
  void saysWhyARequestHasEnded(Language language) {
    Set<String> letters = new HashSet<>();
    for (String reason : List.of("WITHDRAWN", "RESOLVED", "AGREEMENT_ENDED", "CONSENT_LOST", "TERMINATED")) {
      Map<String, Object> facts = facts(NoticeTemplate.REQUEST_ENDED, false);
      facts.put("endReason", reason);
      Letter letter = write(NoticeTemplate.REQUEST_ENDED, language, facts);
      assertThat(letter.body()).contains((String) new Words(language).say("endReason", reason)).doesNotContain(reason);
      if (!reason.equals("WITHDRAWN")) {
        assertThat(letter.subject() + letter.body()).doesNotContainIgnoringCase("withdr").doesNotContainIgnoringCase("zurückgezogen")
            .doesNotContainIgnoringCase("ingetrokken");
      }
      letters.add(letter.body());
    }
    assertThat(letters).hasSize(5);
  }

  static Stream<Arguments> toRequesters() {
    return letters().filter(each -> ((NoticeTemplate) each.get()[0]).optional().contains("third"));
  }

  @ParameterizedTest
  @MethodSource("toRequesters")
  @DisplayName("Who is no authority is written to as one who asks; an authority as one that demands")
  void fitsWhoIsWrittenTo(NoticeTemplate template, Language language) {
    Map<String, Object> facts = facts(template, true);
    facts.put("authority", "Muster GmbH");
    facts.put("waiting", false);
    facts.remove("annexReasons");
    facts.remove("annex");
    facts.computeIfPresent("ending", (key, ending) -> "WITHDRAWN");
    Letter third = write(template, language, facts);
    facts.remove("third");
    Letter authority = write(template, language, facts);

    String demand = Map.of(Language.DE, "Verlangen|Ihre Stelle|Aktenzeichen|Vollziehung|verbindliche Anordnung",
        Language.EN, "[Dd]emand|[Aa]uthority|binding order", Language.NL, "[Vv]order|instantie|bindend bevel").get(language);
    String own = Map.of(Language.DE, "Antrag von", Language.EN, "Request of", Language.NL, "Verzoek van").get(language) + ": Muster GmbH";
    assertThat(third.body()).contains(own);
    assertThat(third.subject() + third.body()).doesNotContainPattern(demand);
    assertThat(authority.body()).doesNotContain(own).containsPattern("(Ihre Stelle|Your authority|Uw instantie): Muster GmbH");
    assertThat(authority.subject() + authority.body()).containsPattern(demand);
    for (Letter each : List.of(third, authority)) {
      assertThat(each.body().lines().filter(line -> !line.contains(": "))).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("Reg. (EU) 2023/1543 Annex III: only an order of that Regulation is answered by its form, which needs no question beside its reasons")
  void isTheFormOfAnnexIII(Language language) {
    String annex = Map.of(Language.DE, "Anhang III", Language.EN, "Annex III", Language.NL, "bijlage III").get(language);
    for (NoticeTemplate template : List.of(NoticeTemplate.DEMAND_QUESTION, NoticeTemplate.DEMAND_NO_DATA)) {
      Map<String, Object> facts = facts(template, true);
      facts.remove("third");
      assertThat(write(template, language, facts).body()).contains(annex);
      facts.remove("annex");
      assertThat(write(template, language, facts).body()).doesNotContain(annex, "2023/1543");
    }
    Map<String, Object> facts = facts(NoticeTemplate.DEMAND_QUESTION, false);
    facts.put("annexReasons", List.of("INCOMPLETE"));
    assertThat(write(NoticeTemplate.DEMAND_QUESTION, language, facts).body()).doesNotContainPattern("Question|Frage:|Vraag|: -");
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("Art. 11: each letter on a preservation says what holds then, and none of a legal assessment")
  void saysHowThePreservationStands(Language language) {
    Set<String> letters = new HashSet<>();
    for (boolean flag : new boolean[] {true, false}) {
      for (NoticeTemplate template : List.of(NoticeTemplate.DEMAND_PRESERVED, NoticeTemplate.DEMAND_PRESERVATION_ENDED)) {
        Map<String, Object> facts = facts(template, true);
        facts.replace("extended", flag);
        facts.replace("kept", flag);
        Letter letter = write(template, language, facts);
        assertThat(letter.body()).contains("2026-08-14 09:30 UTC");
        assertThat(letter.body().lines().filter(line -> !line.contains(": "))).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
        letters.add(letter.body());
      }
    }
    assertThat(letters).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("D8, D13: the customer reads what it can do, of an authority and of anybody else")
  void saysThatItIsTheAddressee(Language language) {
    Map<String, Object> facts = facts(NoticeTemplate.REDIRECT_NOTICE, true);
    facts.put("authority", "Muster GmbH");
    Letter request = write(NoticeTemplate.REDIRECT_NOTICE, language, facts);
    facts.remove("request");
    facts.put("waiting", false);
    Letter demand = write(NoticeTemplate.REDIRECT_NOTICE, language, facts);
    assertThat(request.subject() + request.body()).contains("48").doesNotContainPattern("[Vv]erlangen|[Aa]uthority|[Vv]order|instantie");
    assertThat(demand.body()).doesNotContain("48").containsPattern("[Vv]erlangen|authority|vordering");
    for (Letter each : List.of(request, demand)) {
      assertThat(each.body()).contains("2026-08-14 09:30 UTC");
      assertThat(each.body().lines().filter(line -> !line.contains(": "))).allSatisfy(line -> assertThat(line.length()).isLessThan(81));
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  @DisplayName("Attachments are listed with their hashes behind the letter's own words, and a name among them stays on its line")
  void listsWhatIsAttached(Language language) {
    Document order = new Document("LE-2026-000042", Shelf.RECEIVED, 1, "order.pdf", "application/pdf", 48_123, "ab".repeat(32),
        Instant.parse("2026-08-14T09:30:00Z"), "specialist1");
    Document scan = new Document("LE-2026-000042", Shelf.RECEIVED, 2, "scan.png", "image/png", 7, "cd".repeat(32),
        Instant.parse("2026-08-14T09:30:00Z"), "specialist1");
    Letter letter = letters.write(new Notice("LE-2026-000042", "request-refused", "Clara", "c@contoso.example", language.code(),
        facts(NoticeTemplate.REQUEST_REFUSED, true), List.of(order, scan)), language);

    assertThat(letter.body()).containsPattern("(?m)^- order\\.pdf, 48123 [Bb]ytes?\n  SHA-256 (ab){32}\n- scan\\.png, 7 [Bb]ytes?\n  SHA-256 (cd){32}\n\n");
    assertThat(letter.body().indexOf("SHA-256")).isGreaterThan(letter.body().indexOf("Clara")).isLessThan(letter.body().indexOf("Test Trustee"));
    assertThat(letter.sha256()).isNotEqualTo(write(NoticeTemplate.REQUEST_REFUSED, language, facts(NoticeTemplate.REQUEST_REFUSED, true)).sha256());
  }

  @Test
  void refusesATemplateThatIsNotThere() {
    assertThatThrownBy(() -> letters.write(new Notice("AR-1", "../secret", "n", "e@x.example", "en", Map.of()), Language.EN))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
