package eu.datatrustee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.atMost;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import eu.datatrustee.access.gateway.GrantState;
import eu.datatrustee.access.gateway.GrantTerms;
import eu.datatrustee.access.gateway.Grants;
import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.agreement.Engagements;
import eu.datatrustee.agreement.Engagements.Standing;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.evidence.Ledger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** No access outlasts what it rests on, though time goes on while it is being opened or extended (A4, S3). */
class GrantingTest {

  private static final Instant START = Instant.parse("2027-03-08T09:00:00Z");
  private static final String CASE = "AR-2027-000001";

  /** Ten milliseconds go by with each look at it. */
  private static final class Passing extends Clock {

    private Instant next = START;

    @Override
    public Instant instant() {
      Instant read = next;
      next = next.plusMillis(10);
      return read;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final AccessRequests requests = mock();
  private final Customers customers = mock();
  private final Grants grants = mock();
  private final Endings endings = mock();
  private final Customer customer = new Customer("contoso", "Contoso", List.of(), new Agreement("DTA-1", START.minus(Duration.ofDays(9)), null,
      false, List.of(), List.of(), List.of(), Map.of()));
  private final AccessRequest request = new AccessRequest(CASE, new Asked("contoso", "MAINTENANCE", null, "C", "Erin", "erin@spree.example",
      "SP-2027-000001", "DE", "mailbox:a", Mode.READ_ONLY, "VIEW", "", "Mails vanish", null, 60, null, false, "support1", START, null));

  /** When the consent ends: until then the register tells so, and from then on that there is none. */
  private Instant end;

  @BeforeEach
  void admitted() {
    when(requests.require(CASE)).thenReturn(request);
    when(requests.lock(CASE)).thenReturn(request);
    when(customers.hold("contoso")).thenReturn(customer);
    when(customers.require("contoso")).thenReturn(customer);
    request.admit(1, false, 480, 60);
    request.approve(60, Mode.READ_ONLY, false);
  }

  private Granting granting() {
    AccessBasis basis = new AccessBasis((of, work, at) -> at.isBefore(end) ? new Standing("SP-2027-000001", "Spree IT GmbH", null, end)
        : new Standing(null, "Spree IT GmbH", new Engagements.Lack(Rule.S3, "It is over"), null));
    return new Granting(requests, mock(), customers, basis, grants, mock(AccessClocks.class, RETURNS_DEEP_STUBS), mock(Deadlines.class), endings,
        mock(), mock(), mock(Ledger.class), new Passing());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 9, 10, 11, 19, 20, 21, 30, 60_000})
  @DisplayName("A4, S3: a consent that ends while the access is being opened ends the access, or there is none")
  void opened(long millis) {
    end = START.plusMillis(millis);
    boolean open = granting().grant(CASE);
    assertThat(open).isEqualTo(millis > 0);
    ArgumentCaptor<GrantTerms> terms = ArgumentCaptor.forClass(GrantTerms.class);
    verify(grants, atMost(1)).open(terms.capture());
    assertThat(terms.getAllValues()).hasSize(open ? 1 : 0).allSatisfy(granted -> assertThat(granted.until()).isEqualTo(end));
    if (open) {
      assertThat(request.runsOutBy()).isEqualTo(EndReason.CONSENT_LOST);
    } else {
      verify(endings).recordEnd(eq(request), eq(EndReason.CONSENT_LOST), anyString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 9, 10, 11, 20, 30, 40, 60_000})
  @DisplayName("A4, S3: nor does an extension outlast it")
  void extended(long millis) {
    end = START.plus(Duration.ofDays(1));
    Granting granting = granting();
    granting.grant(CASE);
    request.askExtension(60, "It takes longer");
    end = START.plusMillis(millis).plusMillis(20);
    GrantState running = mock();
    when(running.until()).thenReturn(START.plus(Duration.ofHours(1)));
    when(grants.require(CASE)).thenReturn(running);
    granting.extend(CASE);
    ArgumentCaptor<Instant> until = ArgumentCaptor.forClass(Instant.class);
    verify(grants, atMost(1)).extend(any(), until.capture());
    assertThat(until.getAllValues()).allSatisfy(instant -> assertThat(instant).isEqualTo(end));
  }
}
