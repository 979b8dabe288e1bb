package eu.datatrustee.evidence.web;

import static eu.datatrustee.records.RecordsSlice.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.identity.Group;
import eu.datatrustee.records.RecordsSlice;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.IllegalTransactionStateException;

/** What the ledger keeps and shows, on each database. */
abstract class LedgerOverHttp {

  private RecordsSlice records;

  abstract DataSource database();

  @BeforeEach
  void open() {
    JdbcClient.create(database()).sql("drop table if exists customer").update();
    JdbcClient.create(database()).sql("drop table if exists evidence").update();
    records = new RecordsSlice(database());

    signIn("support1", Group.PROVIDER_SUPPORT);
    append(new Act("AR-2026-000001", "contoso", "REQUESTED", null, null, true));
    signIn("officer1", Group.ACCESS_OFFICERS);
    append(new Act("AR-2026-000001", "contoso", "GRANTED", Rule.A4, "for 4 hours", true));
    append(new Act("AR-2026-000001", "contoso", "NOTED", null, "for the trustee's eyes", false));
    append(new Act("AR-2026-000002", "fabrikam", "DENIED", Rule.A3, null, true));
    signIn("contoso1", "customerContoso");
    append(new Act("AR-2026-000001", "contoso", "TERMINATED", null, "enough", true));
    RecordsSlice.signOut();
    append(new Act("AR-2026-000001", "contoso", "REVOKED", Rule.A5, null, true));
  }

  @AfterEach
  void close() {
    RecordsSlice.signOut();
    records.close();
  }

  private void append(Act act) {
    records.transaction().executeWithoutResult(status -> records.bean(Ledger.class).append(act));
  }

  private ResultActions read(String path) throws Exception {
    return records.http().perform(get(path));
  }

  @Test
  @DisplayName("A customer reads what it is told of itself, newest first, by the side that acted")
  void showsACustomerItsOwn() throws Exception {
    signIn("contoso1", "customerContoso");
    read("/api/customers/contoso/ledger").andExpect(status().isOk()).andExpect(jsonPath("$.total").value(4))
        .andExpect(jsonPath("$.items[*].act", contains("REVOKED", "TERMINATED", "GRANTED", "REQUESTED")))
        .andExpect(jsonPath("$.items[*].by", contains("service", "customer", "trustee", "provider")))
        .andExpect(jsonPath("$.items[2].rule").value("A4")).andExpect(jsonPath("$.items[2].detail").value("for 4 hours"))
        .andExpect(jsonPath("$.items[2].at").value("2026-08-14T09:30:00Z")).andExpect(jsonPath("$.items[2].caseId").value("AR-2026-000001"));
    read("/api/customers/contoso/ledger?page=1&size=3").andExpect(jsonPath("$.items[*].act", contains("REQUESTED"))).andExpect(jsonPath("$.total").value(4));
    read("/api/customers/contoso/ledger?size=0").andExpect(status().isBadRequest());
    read("/api/customers/fabrikam/ledger").andExpect(status().isNotFound());
    read("/api/customers/nobody/ledger").andExpect(status().isNotFound());
    read("/api/evidence/entries").andExpect(status().isForbidden());
  }

  @Test
  void showsAuditorsWhoItWas() throws Exception {
    signIn("auditor1", Group.AUDITORS);
    read("/api/customers/contoso/ledger").andExpect(jsonPath("$.items[*].by", contains("service", "contoso1", "officer1", "support1")));
    read("/api/customers/nobody/ledger").andExpect(status().isNotFound());
  }

  @Test
  void isForNobodyElse() throws Exception {
    for (String group : new String[] {Group.ACCESS_OFFICERS, Group.PROVIDER_SUPPORT, Group.OPERATORS, Group.ADMINISTRATORS}) {
      signIn("somebody", group);
      read("/api/customers/contoso/ledger").andExpect(status().isForbidden());
      read("/api/evidence/entries").andExpect(status().isForbidden());
    }
  }

  @Test
  void handsOutEverythingInOrder() throws Exception {
    signIn("auditor1", Group.AUDITORS);
    read("/api/evidence/entries?size=4").andExpect(jsonPath("$.items", hasSize(4))).andExpect(jsonPath("$.next").value(4))
        .andExpect(jsonPath("$.items[2].act").value("NOTED"));
    read("/api/evidence/entries?after=4").andExpect(jsonPath("$.items[*].act", contains("TERMINATED", "REVOKED"))).andExpect(jsonPath("$.next").value(6));
    read("/api/evidence/entries?after=6").andExpect(jsonPath("$.items").isEmpty()).andExpect(jsonPath("$.next").value(6));
  }

  @Test
  void standsOrFallsWithTheTransaction() {
    records.transaction().executeWithoutResult(status -> {
      records.bean(Ledger.class).append(new Act("AR-2026-000003", "contoso", "GRANTED", null, null, true));
      status.setRollbackOnly();
    });
    assertThat(records.bean(Entries.class).ofCase("AR-2026-000003")).isEmpty();
    assertThatThrownBy(() -> records.bean(Ledger.class).append(new Act("AR-2026-000003", "contoso", "GRANTED", null, null, true)))
        .isInstanceOf(IllegalTransactionStateException.class);
  }
}
