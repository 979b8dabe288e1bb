package eu.datatrustee.demand;

import static eu.datatrustee.demand.file.DataCategory.CONTENT;
import static eu.datatrustee.demand.file.DataCategory.ENCRYPTION_KEYS;
import static eu.datatrustee.demand.file.DataCategory.INVENTORY;
import static eu.datatrustee.demand.file.DataCategory.TRAFFIC;
import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.ProcessEngineTests.assertThat;

import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.demand.notice.Ban;
import eu.datatrustee.demand.notice.BanView;
import eu.datatrustee.demand.notice.Bans;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Where the law itself silences (D5), whatever is asked for and whatever becomes of the demand. */
class SilencedByNormTest extends DemandProcessTest {

  @Autowired
  private Bans bans;

  private void silencedByLaw() {
    assertThat(bans.of(caseId)).singleElement().satisfies(ban -> {
      assertThat(ban.state()).isEqualTo(Ban.State.PROPOSED);
      assertThat(ban.kind()).isEqualTo(Ban.Kind.STATUTORY);
    });
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(toldToCustomer()).isEmpty();
  }

  static Stream<Arguments> rejectedOrders() {
    return Stream.of(Arguments.of("keys of an interception", Order.german(Issuer.COURT, "StPO § 100a", ENCRYPTION_KEYS)),
        Arguments.of("keys of a TDDDG order", Order.german(Issuer.POLICE, "§ 22 TDDDG", ENCRYPTION_KEYS)),
        Arguments.of("keys of a service", Order.german(Issuer.OTHER, "§ 8a BVerfSchG", ENCRYPTION_KEYS)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("rejectedOrders")
  @DisplayName("D5, D11: rejected for its keys, a demand whose norm silences is told to nobody")
  void rejectedInSilence(String what, Order order) {
    demanded(order);
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    assertThat(process).isEnded().hasPassed("end_inadmissible");
    silencedByLaw();
  }

  static Stream<Arguments> ordersOnTheDesk() {
    return Stream.of(Arguments.of("informal", Order.german(Issuer.POLICE, "§ 22 TDDDG", INVENTORY).instrument(Instrument.INFORMAL)),
        Arguments.of("the service's law", Order.german(Issuer.OTHER, "§ 8a BVerfSchG", INVENTORY)),
        Arguments.of("a service that cites nothing",
            Order.german(Issuer.OTHER, null, INVENTORY).from(RequesterKind.INTELLIGENCE_SERVICE, "DE")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ordersOnTheDesk")
  @DisplayName("D5: an informal request and an intelligence service's demand are silenced by the norm they rest on")
  void silencedOnTheDesk(String what, Order order) {
    withCounsel(order);
    silencedByLaw();
  }

  @Test
  @DisplayName("D5: a ban that was ordered beside the law's own silence ends by itself, and the silence stands on")
  void orderedBesideTheLaw() {
    demanded(Order.german(Issuer.COURT, "§§ 94, 95a Abs. 6, 100g, 100e StPO", TRAFFIC));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "banNorm", "StPO § 95a(6)", "banIssuer", "COURT", "banUntil", "2027-06-30");
    assertThat(bans.of(caseId)).extracting(BanView::kind).containsExactly(Ban.Kind.ORDERED, Ban.Kind.STATUTORY);
    does("counsel1", c -> bans.lift(caseId, 1, "The court has lifted it", c));
    assertThat(bans.of(caseId)).extracting(BanView::state).containsExactly(Ban.State.LIFTED, Ban.State.PROPOSED);
    customerTold();
    assertThat(waitsFor("service_sendNotice")).isFalse();
    assertThat(toldToCustomer()).isEmpty();
  }

  @Test
  @DisplayName("D5: a norm that somebody takes for a ban, without an order, takes nothing from the law's own silence")
  void takenForABan() {
    demanded(Order.german(Issuer.COURT, "StPO §§ 100g, 100e", TRAFFIC));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER", "banNorm", "StPO § 95a");
    assertThat(bans.of(caseId)).extracting(BanView::kind).containsExactly(Ban.Kind.ORDERED, Ban.Kind.STATUTORY);
    does("counsel1", c -> bans.lift(caseId, 1, "No such order came", c));
    customerTold();
    assertThat(toldToCustomer()).isEmpty();
  }

  static Stream<Arguments> silentOrders() {
    return Stream.of(Arguments.of(Issuer.COURT, "StPO § 100a", CONTENT), Arguments.of(Issuer.COURT, "StPO § 100g", TRAFFIC),
        Arguments.of(Issuer.PROSECUTOR, "StPO § 100j", INVENTORY), Arguments.of(Issuer.COURT, "StPO § 100a", ENCRYPTION_KEYS),
        Arguments.of(Issuer.OTHER, "§ 8a BVerfSchG", INVENTORY));
  }

  @ParameterizedTest(name = "{1}: {2}")
  @MethodSource("silentOrders")
  @DisplayName("D5: what the service proposes by law is confirmed as proposed, silences, and is reviewed")
  void confirmedAsProposed(Issuer issuer, String norm, DataCategory category) {
    demanded(Order.german(issuer, norm, category));
    decide("task_verifyAuthority", "specialist1", "GENUINE");
    decide("task_checkForm", "specialist2", "IN_ORDER");
    silencedByLaw();

    decide("task_decideBan", "counsel1", "CONFIRM");
    BanView ban = bans.of(caseId).get(0);
    assertThat(ban.state()).isEqualTo(Ban.State.STANDING);
    assertThat(ban.kind()).isEqualTo(Ban.Kind.STATUTORY);
    assertThat(ban.until()).isNull();
    assertThat(clock("banReview").due()).isEqualTo(ban.reviewAt());
    fireTimer("timer_banReview");
    decide("task_reviewBan", "counsel2", "CONTINUE", "reason", "The measure goes on");
    assertThat(bans.of(caseId).get(0).state()).isEqualTo(Ban.State.STANDING);
    assertThat(toldToCustomer()).isEmpty();
  }

  @Test
  @DisplayName("D5: a court that orders silence about a secret measure for a time orders it: with its issuer, and with its end")
  void orderedByCourt() {
    withCounsel(Order.german(Issuer.COURT, "StPO § 100a", CONTENT));
    assertThat(refused(() -> decide("task_decideBan", "counsel1", "CONFIRM", "banIssuer", "COURT")).errors().get(0).field()).isEqualTo("banUntil");
    assertThat(refused(() -> decide("task_decideBan", "counsel1", "CONFIRM", "banUntil", "2027-06-30")).errors().get(0).field())
        .isEqualTo("banIssuer");
    decide("task_decideBan", "counsel1", "CONFIRM", "banIssuer", "COURT", "banUntil", "2027-06-30");
    assertThat(bans.of(caseId).get(0).kind()).isEqualTo(Ban.Kind.ORDERED);
    assertThat(bans.of(caseId).get(0).until()).isEqualTo("2027-06-30T22:00:00Z");
  }
}
