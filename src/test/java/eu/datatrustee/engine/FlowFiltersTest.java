package eu.datatrustee.engine;

import static org.assertj.core.api.Assertions.assertThat;

import eu.datatrustee.ServiceTest;
import eu.datatrustee.identity.Group;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tasklist's filters of the demands' flows: each is there, asks for its own process, and is seen by those who work with it and nobody else. */
class FlowFiltersTest extends ServiceTest {

  @Autowired
  FilterService filters;
  @Autowired
  AuthorizationService authorizations;
  @Autowired
  JdbcClient jdbc;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"Demands, law-enforcement-demand", "Third-party requests, third-party-request", "Notices and bans, customer-notification",
      "Disclosures, disclosure", "Courts' confirmations, court-confirmation", "Failed steps of demands, demand-failed-step"})
  @DisplayName("Counsel finds each flow of demands in Tasklist; neither the provider nor an officer of accesses does")
  void eachFlowHasItsFilter(String name, String key) {
    Filter filter = filters.createFilterQuery().filterName(name).singleResult();
    assertThat(filter).as(name).isNotNull();
    assertThat(jdbc.sql("select query_ from act_ru_filter where id_ = ?").param(filter.getId()).query(String.class).single())
        .contains("\"processDefinitionKey\":\"" + key + "\"");
    assertThat(seenBy("counsel1", Group.LEGAL_COUNSEL, filter)).isTrue();
    assertThat(seenBy("support1", Group.PROVIDER_SUPPORT, filter)).isFalse();
    assertThat(seenBy("officer1", Group.ACCESS_OFFICERS, filter)).isFalse();
  }

  private boolean seenBy(String user, String group, Filter filter) {
    return authorizations.isUserAuthorized(user, List.of(group), Permissions.READ, Resources.FILTER, filter.getId());
  }
}
