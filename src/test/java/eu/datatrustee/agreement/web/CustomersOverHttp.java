package eu.datatrustee.agreement.web;

import static eu.datatrustee.records.RecordsSlice.signIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.AgreementChanged;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.deadline.Counting;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.identity.Group;
import eu.datatrustee.records.RecordsSlice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What the API says of customers and agreements, on each database. */
abstract class CustomersOverHttp {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FULL = """
      {"name": "Contoso GmbH",
       "contacts": [{"name": "Clara", "email": "clara@contoso.example", "phone": "+49 69 1", "language": "de"}],
       "agreement": {"reference": "DTA-1", "inForceFrom": "2026-01-01", "inForceUntil": "2026-07-31", "customerDecidesAccess": true,
         "accessFromCountries": [{"country": "IE", "basis": "Standard Contractual Clauses (EU) 2021/914"}],
         "affiliates": [{"name": "Rheinland", "registerNumber": "HRB 1", "country": "DE", "validUntil": "2026-12-31T10:00:00+01:00"}],
         "describedDisclosures": ["to the auditor"],
         "deadlines": {"review": {"amount": 4, "counting": "WORKING_HOURS"}}}}""";

  private static final String LEAST = """
      {"name": "Contoso GmbH", "contacts": [{"name": "Clara", "email": "clara@contoso.example", "language": "de"}],
       "agreement": {"reference": "DTA-1", "inForceFrom": "2026-01-01T00:00:00Z", "customerDecidesAccess": false}}""";

  private RecordsSlice records;

  static class Listener {
    final List<AgreementChanged> heard = Collections.synchronizedList(new ArrayList<>());
    boolean failing;

    @EventListener
    void on(AgreementChanged event) {
      assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isTrue();
      heard.add(event);
      if (failing) {
        throw Refusal.conflict("a listener says no");
      }
    }
  }

  abstract DataSource database();

  @BeforeEach
  void open() {
    JdbcClient.create(database()).sql("drop table if exists customer").update();
    JdbcClient.create(database()).sql("drop table if exists evidence").update();
    records = new RecordsSlice(database(), Listener.class);
    signIn("agreements1", Group.AGREEMENT_MANAGERS);
  }

  @AfterEach
  void close() {
    RecordsSlice.signOut();
    records.close();
  }

  private ResultActions send(String id, String body) throws Exception {
    return records.http().perform(put("/api/customers/" + id).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  private Listener listener() {
    return records.bean(Listener.class);
  }

  @Test
  void puts201ThenChanges200AndReadsBackInstants() throws Exception {
    send("contoso", LEAST).andExpect(status().isCreated()).andExpect(header().string("Location", "/api/customers/contoso"))
        .andExpect(jsonPath("$.agreement.affiliates").isEmpty()).andExpect(jsonPath("$.agreement.deadlines").isEmpty());
    send("contoso", FULL).andExpect(status().isOk())
        .andExpect(jsonPath("$.id").value("contoso"))
        .andExpect(jsonPath("$.agreement.inForceFrom").value("2025-12-31T23:00:00Z"))
        .andExpect(jsonPath("$.agreement.inForceUntil").value("2026-07-31T22:00:00Z"))
        .andExpect(jsonPath("$.agreement.affiliates[0].validUntil").value("2026-12-31T09:00:00Z"));

    Agreement stored = records.bean(Customers.class).require("contoso").agreement();
    assertThat(stored.inForceAt(Instant.parse("2026-07-31T21:59:59Z"))).isTrue();
    assertThat(stored.inForceAt(Instant.parse("2026-07-31T22:00:00Z"))).isFalse();
    assertThat(stored.coversCountry("IE")).isTrue();
    assertThat(stored.coversCountry("US")).isFalse();
    assertThat(stored.deadlines().get("review")).isEqualTo(new Agreement.OwnDeadline(4, Counting.WORKING_HOURS));
    assertThat(records.bean(Customers.class).find("fabrikam")).isEmpty();
  }

  @Test
  void takesBackWhatItGave() throws Exception {
    String given = send("contoso", FULL).andReturn().getResponse().getContentAsString();
    ObjectNode again = (ObjectNode) JSON.readTree(given);
    again.remove("id");
    send("contoso", again.toString()).andExpect(status().isOk());
    assertThat(listener().heard).hasSize(1);
  }

  @Test
  @DisplayName("Who listens hears of each change in its transaction, of a new customer with nothing before; nothing changed is not told")
  void tellsAndRecordsEachChange() throws Exception {
    send("contoso", LEAST);
    send("contoso", LEAST).andExpect(status().isOk());
    send("contoso", FULL);

    assertThat(listener().heard).hasSize(2);
    assertThat(listener().heard.get(0).before()).isNull();
    assertThat(listener().heard.get(1).before().agreement().customerDecidesAccess()).isFalse();
    assertThat(listener().heard.get(1).after().agreement().customerDecidesAccess()).isTrue();
    assertThat(records.bean(Entries.class).after(0, 10)).extracting("act", "actor", "party", "customerId", "toldToCustomer")
        .containsExactly(tuple("CUSTOMER_REGISTERED", "agreements1", "trustee", "contoso", true),
            tuple("AGREEMENT_CHANGED", "agreements1", "trustee", "contoso", true));
  }

  @Test
  void leavesNothingWhereAListenerRefuses() throws Exception {
    listener().failing = true;
    send("contoso", LEAST).andExpect(status().isConflict());
    assertThat(records.bean(Customers.class).find("contoso")).isEmpty();
    assertThat(records.bean(Entries.class).after(0, 10)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "/name                               | missing   | name",
      "/name                               | 12        | name",
      "/surprise                           | 1         | surprise",
      "/contacts                           | missing   | contacts",
      "/contacts                           | '{}'      | contacts",
      "/contacts                           | '[null]'  | contacts[0]",
      "/contacts/0/email                   | missing   | contacts[0].email",
      "/contacts/0/language                | 7         | contacts[0].language",
      "/contacts/0/language                | 'fr'      | contacts[0].language",
      "/contacts/0/fax                     | '1'       | contacts[0].fax",
      "/agreement                          | missing   | agreement",
      "/agreement/customerDecidesAccess    | missing   | agreement.customerDecidesAccess",
      "/agreement/customerDecidesAccess    | 'true'    | agreement.customerDecidesAccess",
      "/agreement/customerDecidesAccess    | 1         | agreement.customerDecidesAccess",
      "/agreement/inForceFrom              | 'soon'    | agreement.inForceFrom",
      "/agreement/inForceFrom              | '2026-02-30' | agreement.inForceFrom",
      "/agreement/inForceFrom              | '2026-02-01T10:00:00' | agreement.inForceFrom",
      "/agreement/affiliates/0/validUntil  | 'x'       | agreement.affiliates[0].validUntil",
      "/agreement/affiliates/0/country     | missing   | agreement.affiliates[0].country",
      "/agreement/deadlines/review/amount  | 1.5       | agreement.deadlines.review.amount",
      "/agreement/deadlines/review/amount  | missing   | agreement.deadlines.review.amount",
      "/agreement/deadlines/review/counting| 'LUNAR'   | agreement.deadlines.review.counting",
      "/agreement/deadlines/review/counting| 0         | agreement.deadlines.review.counting",
  })
  void refuses400WhatCannotBeRead(String at, String value, String field) throws Exception {
    refuses(at, value, field, 400);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', value = {
      "/name                               | ' '       | name",
      "/name                               | 'a\\nb'   | name",
      "/contacts                           | '[]'      | contacts",
      "/contacts/0/email                   | 'clara'   | contacts[0].email",
      "/contacts/0/email                   | 'c@x.example\\nBcc: y@z.example' | contacts[0].email",
      "/agreement/inForceUntil             | '2025-12-30' | agreement.inForceUntil",
      "/agreement/inForceUntil             | '2025-12-31T23:00:00Z' | agreement.inForceUntil",
      "/agreement/accessFromCountries/0/country | 'XX'  | agreement.accessFromCountries[0].country",
      "/agreement/accessFromCountries/0/country | 'ie'  | agreement.accessFromCountries[0].country",
      "/agreement/accessFromCountries/0/basis   | ''    | agreement.accessFromCountries[0].basis",
      "/agreement/affiliates/0/registerNumber | 'SP-2026-000001' | agreement.affiliates[0].registerNumber",
      "/agreement/affiliates/0/registerNumber | 'provider' | agreement.affiliates[0].registerNumber",
      "/agreement/affiliates/0/country     | 'Germany' | agreement.affiliates[0].country",
      "/agreement/deadlines/review/amount  | 0         | agreement.deadlines.review.amount",
      "/agreement/deadlines/review/amount  | 2000000000| agreement.deadlines.review.amount",
      "/agreement/deadlines/lunch          | '{\"amount\":1,\"counting\":\"HOURS\"}' | agreement.deadlines.lunch",
  })
  void refuses422WhatCannotBe(String at, String value, String field) throws Exception {
    refuses(at, value, field, 422);
  }

  private void refuses(String at, String value, String field, int status) throws Exception {
    ObjectNode body = (ObjectNode) JSON.readTree(FULL);
    int slash = at.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) body.at(at.substring(0, slash));
    String name = at.substring(slash + 1);
    if (value.equals("missing")) {
      parent.remove(name);
    } else if (value.startsWith("'[") || value.startsWith("'{")) {
      parent.set(name, JSON.readTree(value.substring(1, value.length() - 1)));
    } else if (value.startsWith("'")) {
      parent.put(name, value.substring(1, value.length() - 1).replace("\\n", "\n"));
    } else {
      parent.set(name, JSON.readTree(value));
    }
    send("contoso", body.toString()).andExpect(status().is(status)).andExpect(jsonPath("$.errors[*].field", hasItem(field)));
    assertThat(records.bean(Customers.class).find("contoso")).isEmpty();
  }

  @Test
  void tellsAllFaultsAtOnce() throws Exception {
    send("contoso", "{\"contacts\": [{}]}").andExpect(status().isBadRequest())
        .andExpect(jsonPath("$.errors", hasSize(5))).andExpect(jsonPath("$.detail", containsString("contacts[0].email is missing")));
    send("contoso", "[]").andExpect(status().isBadRequest());
    send("Contoso", LEAST).andExpect(status().isBadRequest());
    send("con-toso", LEAST).andExpect(status().isBadRequest());
    send("a".repeat(51), LEAST).andExpect(status().isBadRequest());
  }

  @Test
  void isPutByAgreementManagersOnly() throws Exception {
    for (String group : List.of(Group.ACCESS_OFFICERS, Group.AUDITORS, Group.PROVIDER_SUPPORT, Group.OPERATORS, "customerContoso")) {
      signIn("somebody", group);
      send("contoso", LEAST).andExpect(status().isForbidden());
    }
  }

  @Test
  void isShownToTheTrusteeAndToItselfOnly() throws Exception {
    send("contoso", LEAST);
    send("fabrikam", LEAST);

    signIn("officer1", Group.ACCESS_OFFICERS);
    records.http().perform(get("/api/customers")).andExpect(status().isOk()).andExpect(jsonPath("$.total").value(2));
    records.http().perform(get("/api/customers?page=1&size=1")).andExpect(jsonPath("$.items", hasSize(1)))
        .andExpect(jsonPath("$.items[0].id").value("fabrikam")).andExpect(jsonPath("$.page").value(1)).andExpect(jsonPath("$.size").value(1));
    records.http().perform(get("/api/customers?page=2147483647&size=200")).andExpect(status().isOk()).andExpect(jsonPath("$.items").isEmpty());
    records.http().perform(get("/api/customers?size=201")).andExpect(status().isBadRequest());
    records.http().perform(get("/api/customers?page=-1")).andExpect(status().isBadRequest());
    records.http().perform(get("/api/customers/fabrikam")).andExpect(status().isOk());
    records.http().perform(get("/api/customers/nobody")).andExpect(status().isNotFound());

    signIn("contoso1", "customerContoso");
    records.http().perform(get("/api/customers")).andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.items[0].id").value("contoso"));
    records.http().perform(get("/api/customers/contoso")).andExpect(status().isOk());
    records.http().perform(get("/api/customers/fabrikam")).andExpect(status().isNotFound());

    for (String group : List.of(Group.PROVIDER_SUPPORT, Group.OPERATORS, Group.GATEWAYS)) {
      signIn("somebody", group);
      records.http().perform(get("/api/customers")).andExpect(status().isForbidden());
      records.http().perform(get("/api/customers/contoso")).andExpect(status().isForbidden());
    }
  }

  @Test
  @DisplayName("Put for the first time by many at once, it is registered once; the others change it or are told to look again")
  void isRegisteredOnce() throws Exception {
    List<CompletableFuture<Integer>> answers = IntStream.range(0, 8).mapToObj(i -> CompletableFuture.supplyAsync(() -> {
      signIn("agreements" + i, Group.AGREEMENT_MANAGERS);
      try {
        return send("contoso", LEAST.replace("Contoso", "Contoso " + i)).andReturn().getResponse().getStatus();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      } finally {
        RecordsSlice.signOut();
      }
    })).toList();

    List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
    assertThat(statuses).containsOnlyOnce(201).isSubsetOf(201, 200, 409);
    long written = statuses.stream().filter(status -> status != 409).count();
    assertThat(records.bean(Entries.class).after(0, 50)).hasSize((int) written);
  }

  @Test
  void isHeldForAStepThatRestsOnItsAgreement() throws Exception {
    send("contoso", LEAST);
    assertThat(records.transaction().execute(status -> records.bean(Customers.class).hold("contoso")).id()).isEqualTo("contoso");
    assertThatThrownBy(() -> records.bean(Customers.class).hold("contoso")).isInstanceOf(IllegalTransactionStateException.class);
    assertThatThrownBy(() -> records.bean(Customers.class).require("nobody")).isInstanceOf(Refusal.class);
  }
}
