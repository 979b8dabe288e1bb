package eu.datatrustee.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Joins the engine's web applications to the service's sign-in. */
@Configuration(proxyBeanMethods = false)
class Webapps {

  /** Behind the service's sign-in and its door, before the web applications' own filters. */
  @Bean
  FilterRegistrationBean<WebappSignIn> webappSignIn(ProcessEngineConfigurationImpl engine) {
    FilterRegistrationBean<WebappSignIn> signIn = new FilterRegistrationBean<>(new WebappSignIn(engine));
    signIn.addUrlPatterns("/camunda/*");
    signIn.setOrder(-80);
    return signIn;
  }

  /** Around the filters that announce a page's nonce and write it into the page. */
  @Bean
  FilterRegistrationBean<PageNonce> pageNonce() {
    FilterRegistrationBean<PageNonce> nonce = new FilterRegistrationBean<>(new PageNonce());
    nonce.addUrlPatterns("/camunda/app/*");
    nonce.setOrder(-85);
    return nonce;
  }
}
