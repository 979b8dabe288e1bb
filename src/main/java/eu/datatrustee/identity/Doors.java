package eu.datatrustee.identity;

import eu.datatrustee.engine.Sight;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Hangs the engine's doors behind the sign-in, which stands at -100. */
@Configuration(proxyBeanMethods = false)
class Doors {

  @Bean
  FilterRegistrationBean<EngineDoor> engineDoor(RequestCaller callers, Sight sight) {
    FilterRegistrationBean<EngineDoor> door = new FilterRegistrationBean<>(new EngineDoor(callers, sight));
    door.addUrlPatterns("/engine-rest/*", "/camunda/*");
    door.setOrder(-90);
    return door;
  }
}
