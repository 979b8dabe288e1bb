package eu.datatrustee.demand.report;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.evidence.Figures;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The two parts of the transparency report that this module counts. */
@Configuration(proxyBeanMethods = false)
class DemandFigures {

  @Bean
  Figures demands(Entries entries, JdbcClient jdbc) {
    return new CaseFigures(CaseKind.DEMAND, "demands", entries, jdbc);
  }

  @Bean
  Figures thirdPartyRequests(Entries entries, JdbcClient jdbc) {
    return new CaseFigures(CaseKind.THIRD_PARTY_REQUEST, "thirdPartyRequests", entries, jdbc);
  }
}
