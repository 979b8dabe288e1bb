package eu.datatrustee.demand.notice;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.demand.CaseProcessTest;
import eu.datatrustee.demand.SampleCase;
import eu.datatrustee.demand.file.Issuer;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the customer learns afterwards of what has kept the trustee silent (D5): what counsel stands by, and no word of the desk's. */
class PastSilenceTest extends CaseProcessTest {

  private static final Instant UNTIL = Instant.parse("2027-05-14T22:00:00Z");

  @Autowired
  private CustomerNotifications notifications;
  @Autowired
  private Bans bans;
  @Autowired
  private PastSilence silence;

  private void proposed(BanTerms terms) {
    registered(SampleCase.demand());
    does("specialist1", specialist -> inTransaction(() -> {
      bans.propose(caseId, terms);
      notifications.begin(caseId);
    }));
  }

  private void goesOut() {
    if (waitsFor("service_sendNotice")) {
      executeJobFor("service_sendNotice");
    }
    fireTimer("timer_noticeReleased");
    executeJobFor("service_sendNotice");
    assertThat(notifications.told(caseId)).isTrue();
  }

  private List<String> letters() {
    return jdbc.sql("select body from outbox where case_id = ? and template = 'demand-notice'").param(caseId).query(String.class).list();
  }

  private List<String> ledger() {
    return jdbc.sql("select detail from evidence where case_id = ? and act = 'NOTICE_WAS_SILENCED' and told_to_customer = true").param(caseId)
        .query(String.class).list();
  }

  @Test
  @DisplayName("A proposal that counsel ended was no ban: the customer learns that it was examined, of no order, and none of the desk's words")
  void neverABan() {
    proposed(new BanTerms("Not yet looked for: the demand ended before anybody had verified it", null, "the trustee", null, null));
    decide("task_decideBan", "counsel1", "END", "reason", "Nothing was ordered");
    goesOut();
    assertThat(letters()).hasSize(CONTACTS.size()).allSatisfy(letter ->
        assertThat(letter).doesNotContain("Not yet looked", "ordered", "angeordnet", "2027-03-08T"));
    assertThat(ledger()).containsExactly("we first had to examine whether we may tell you");
    assertThat(silence.of(caseId, "de")).containsExactly("wir mussten zuerst prüfen, ob wir Sie unterrichten dürfen");
    assertThat(silence.of(caseId, "nl")).containsExactly("wij moesten eerst onderzoeken of wij u mogen inlichten");
  }

  @Test
  @DisplayName("A proposal whose own end came before counsel decided was none either, also where counsel says so afterwards")
  void outlived() {
    proposed(new BanTerms("The prosecutor asked on the telephone", Issuer.COURT, "the trustee", UNTIL, null));
    at(UNTIL);
    decide("task_decideBan", "counsel1", "END", "reason", "Over by itself");
    goesOut();
    assertThat(ledger()).containsExactly("we first had to examine whether we may tell you");
  }

  @Test
  @DisplayName("A ban that counsel confirmed or recorded is told with its norm, its issuer and its time, in words")
  void bans() {
    proposed(new BanTerms("StPO § 95a(6)", Issuer.COURT, "the trustee", UNTIL, null));
    decide("task_decideBan", "counsel1", "CONFIRM");
    does("counsel1", c -> bans.record(caseId, new BanTerms("TDDDG § 22", null, "the trustee", null, null), c));
    does("counsel1", c -> bans.lift(caseId, 2, "The proceedings are over", c));
    goesOut();
    String until = "Saturday, 15 May 2027, 00:00 (Europe/Berlin, CEST) = 2027-05-14 22:00 UTC";
    String from = "Monday, 8 March 2027, 10:00 (Europe/Berlin, CET) = 2027-03-08 09:00 UTC";
    assertThat(ledger()).containsExactly("StPO § 95a(6), ordered by a court, from " + from + " until " + until,
        "TDDDG § 22, by the law itself, from " + from + " until " + from);
    assertThat(silence.of(caseId, "de").get(0)).startsWith("StPO § 95a(6), angeordnet von einem Gericht, von Montag, 8. März 2027, 10:00 Uhr")
        .contains(" bis Samstag, 15. Mai 2027");
    assertThat(letters()).hasSize(CONTACTS.size()).allSatisfy(letter -> assertThat(letter.replaceAll("\\s+", " ")).contains("StPO § 95a(6), ")
        .containsAnyOf("ordered by a court", "angeordnet von einem Gericht").doesNotContain("2027-03-08T", "COURT"));
  }
}
