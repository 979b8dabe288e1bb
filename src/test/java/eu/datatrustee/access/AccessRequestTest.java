package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A4: what was granted and what is added to it stay within the policy together, whatever numbers somebody thinks of. */
class AccessRequestTest {

  private final AccessRequest request = new AccessRequest("AR-2027-000001", new Asked("contoso", "SUPPORT_INCIDENT", null, "C", "Sanne Visser",
      "sanne@provider.example", "PROVIDER", "DE", "mailbox:finance", Mode.READ_ONLY, "VIEW", "", "Mails vanish", null, 60, null, false,
      "support1", Instant.EPOCH, null));

  @BeforeEach
  void openedForAnHourOfEight() {
    request.admit(1, false, 480, 60);
    request.approve(null, null, false);
    request.granting();
    request.opened();
  }

  @ParameterizedTest(name = "{0} more minutes")
  @ValueSource(ints = {421, 480, 481, Integer.MAX_VALUE - 60, Integer.MAX_VALUE})
  @DisplayName("A4: more than is left is refused, when it is asked for and when it is decided")
  void tooLong(int minutes) {
    Refusal asked = catchThrowableOfType(Refusal.class, () -> request.askExtension(minutes, "More"));
    assertThat(asked.rule()).isEqualTo(Rule.A4);
    assertThat(asked.errors().get(0).field()).isEqualTo("durationMinutes");

    request.askExtension(1, "More");
    Refusal decided = catchThrowableOfType(Refusal.class, () -> request.decideExtension(minutes));
    assertThat(decided.rule()).isEqualTo(Rule.A4);
    assertThat(decided.errors().get(0).field()).isEqualTo("grantedMinutes");
    assertThat(request.grantedMinutes()).isEqualTo(60);
  }

  @Test
  @DisplayName("A4: what is left may be given to the last minute")
  void toTheLastMinute() {
    request.askExtension(420, "More");
    request.decideExtension(null);
    request.extended();
    assertThat(request.grantedMinutes()).isEqualTo(480);
  }
}
