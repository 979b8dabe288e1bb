package eu.datatrustee.casework;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.relational.core.mapping.RelationalMappingContext;

/** Writes the names of tables and columns without quotes, so that a name given by hand reads the same in either database. */
@Configuration(proxyBeanMethods = false)
class PlainNames {

  @Bean
  static BeanPostProcessor unquoted() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof RelationalMappingContext mapping) {
          mapping.setForceQuote(false);
        }
        return bean;
      }
    };
  }
}
