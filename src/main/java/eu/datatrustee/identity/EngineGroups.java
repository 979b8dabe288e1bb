package eu.datatrustee.identity;

import eu.datatrustee.engine.EngineRoles;
import java.util.HashSet;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the groups are to the engine. */
@Configuration(proxyBeanMethods = false)
class EngineGroups {

  @Bean
  EngineRoles engineRoles() {
    Set<String> workers = new HashSet<>(Group.TRUSTEE);
    workers.add(Group.PROVIDER_SUPPORT);
    return new EngineRoles(workers, Set.of(Group.OPERATORS), Set.of(Group.AUDITORS), Set.of(Group.ADMINISTRATORS),
        Group.CUSTOMER_PREFIX, Group.CUSTOMERS);
  }
}
