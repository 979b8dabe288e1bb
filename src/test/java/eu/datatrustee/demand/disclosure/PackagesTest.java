package eu.datatrustee.demand.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anySet;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.SampleCase;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.notice.CounselAlerts;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.notification.Recall;
import eu.datatrustee.notification.Recalls;
import eu.datatrustee.notification.SentNotices;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

/** What a customer's ledger says of a package that was called back before it left. */
class PackagesTest {

  private static final String DETAIL = "The press names contoso and fabrikam";

  private final CustomerNotifications notifications = mock(CustomerNotifications.class);
  private final Ledger ledger = mock(Ledger.class);

  private List<Act> calledBack(boolean told) {
    CaseFile file = SampleCase.demand().file(Clock.systemUTC().instant());
    Recalls recalls = mock(Recalls.class);
    when(recalls.callBack(any(), anySet(), anyString())).thenReturn(new Recall(1, 0, 0));
    when(notifications.told(any())).thenReturn(told);
    Packages packages = new Packages(mock(DisclosureRecords.class), mock(SentNotices.class), recalls, notifications, mock(CounselAlerts.class),
        ledger, Clock.systemUTC());
    assertThat(packages.calledBack(file, mock(DisclosureRecord.class), Rule.D12, DETAIL)).isTrue();
    ArgumentCaptor<Act> acts = ArgumentCaptor.forClass(Act.class);
    verify(ledger, atLeastOnce()).append(acts.capture());
    return acts.getAllValues();
  }

  @Test
  @DisplayName("D5: a customer that was told reads that it was called back, and not what was written about it")
  void told() {
    List<Act> acts = calledBack(true);
    assertThat(acts).filteredOn(Act::toldToCustomer).singleElement().satisfies(act -> {
      assertThat(act.act()).isEqualTo("DISCLOSURE_CALLED_BACK");
      assertThat(act.detail()).isNull();
    });
    assertThat(acts).filteredOn(act -> !act.toldToCustomer()).extracting(Act::detail).containsExactly(DETAIL);
  }

  @Test
  @DisplayName("D5: one that was not told reads nothing")
  void notTold() {
    assertThat(calledBack(false)).singleElement().satisfies(act -> {
      assertThat(act.toldToCustomer()).isFalse();
      assertThat(act.detail()).isEqualTo(DETAIL);
    });
  }
}
