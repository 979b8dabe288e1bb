package eu.datatrustee.identity;

import eu.datatrustee.engine.Directory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.HttpStatusReturningLogoutSuccessHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The two entrances. Programs sign in with each call and no session is made for them; people sign in once, on one page, for Tasklist,
 * Cockpit and the service's own pages.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Entrances {

  static final String LOGOUT_OF_WEBAPPS = "/camunda/api/admin/auth/user/default/logout";
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String[] PROGRAMS =
      {"/api/**", "/engine-rest/**", "/engine-rest", "/actuator/**", "/v3/api-docs/**", "/v3/api-docs.yaml", "/.well-known/**"};

  private final Directory directory;
  private final RequestCaller callers;
  private final IssuerUsers issuerUsers;
  private final boolean demo;

  Entrances(Directory directory, RequestCaller callers, IssuerUsers issuerUsers, Environment environment) {
    this.directory = directory;
    this.callers = callers;
    this.issuerUsers = issuerUsers;
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  /** Whoever could create the first administrator over the network would be one; it comes from the configuration (CVE-2026-77226). */
  @Bean
  @Order(0)
  SecurityFilterChain nobody(HttpSecurity http) throws Exception {
    http.securityMatcher(any("/camunda/api/admin/setup", "/camunda/api/admin/setup/**"))
        .csrf(csrf -> csrf.disable())
        .requestCache(cache -> cache.disable())
        .exceptionHandling(refusals -> refusals
            .authenticationEntryPoint((request, response, why) -> Problems.write(request, response, 404, "Not Found", "There is nothing here"))
            .accessDeniedHandler((request, response, why) -> Problems.write(request, response, 404, "Not Found", "There is nothing here")))
        .authorizeHttpRequests(calls -> calls.anyRequest().denyAll());
    return http.build();
  }

  /** An address that could be read in two ways is read in none, and told so as any other fault. */
  @Bean
  RequestRejectedHandler ambiguousAddresses() {
    return (request, response, why) -> Problems.write(request, response, 400, "Bad Request", "The address cannot be read");
  }

  /** Each call is measured once, as a whole: to measure each of the sign-in's filters too would cost more than some of them do. */
  @Bean
  SecurityObservationSettings withoutObservationOfFilters() {
    return SecurityObservationSettings.noObservations();
  }

  @Bean
  @Order(1)
  SecurityFilterChain programs(HttpSecurity http, ObjectProvider<JwtDecoder> issuer) throws Exception {
    ProgramSessions sessions = new ProgramSessions();
    http.securityMatcher(any(PROGRAMS))
        .authenticationProvider(new PasswordSignIn(directory, true))
        .securityContext(context -> context.securityContextRepository(sessions))
        .csrf(csrf -> csrf.requireCsrfProtectionMatcher(Entrances::writesByCookie))
        .httpBasic(basic -> basic.authenticationEntryPoint(new NotSignedIn()))
        .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new NotSignedIn()).accessDeniedHandler(new NotAllowed()))
        .requestCache(cache -> cache.disable())
        .logout(logout -> logout.disable())
        .anonymous(Customizer.withDefaults())
        .addFilterBefore(new UnknownSenders(true), CsrfFilter.class)
        .addFilterBefore(new CallerFilter(directory, callers), AuthorizationFilter.class)
        .authorizeHttpRequests(calls -> calls
            .requestMatchers(any("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")).permitAll()
            .requestMatchers(any("/.well-known/jwks.json")).permitAll()
            .requestMatchers(any("/actuator/**")).access(in(Group.OPERATORS, Group.MONITORING))
            .anyRequest().access(known()));
    headers(http);
    if (issuer.getIfAvailable() != null) {
      http.oauth2ResourceServer(server -> server.authenticationEntryPoint(new NotSignedIn())
          .jwt(jwt -> jwt.jwtAuthenticationConverter(this::bearer)));
    }
    return http.build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain people(HttpSecurity http, ObjectProvider<ClientRegistrationRepository> clients) throws Exception {
    http.authenticationProvider(new PasswordSignIn(directory, false))
        // Tasklist and Cockpit bring a protection of their own.
        .csrf(csrf -> csrf.ignoringRequestMatchers(any("/camunda/**")))
        .formLogin(login -> login.loginPage("/login").failureUrl("/login?failed").defaultSuccessUrl("/").permitAll())
        .logout(logout -> logout.logoutRequestMatcher(Entrances::leaves).deleteCookies("SESSION")
            .defaultLogoutSuccessHandlerFor(new HttpStatusReturningLogoutSuccessHandler(), Entrances::asksForData)
            .logoutSuccessUrl("/login?signedOut"))
        .exceptionHandling(refusals -> refusals
            .defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), Entrances::asksForData)
            .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
        .sessionManagement(sessions -> sessions.sessionFixation(fixation -> fixation.migrateSession()))
        .addFilterBefore(new UnknownSenders(false), CsrfFilter.class)
        .addFilterBefore(new CallerFilter(directory, callers), AuthorizationFilter.class)
        .authorizeHttpRequests(calls -> calls
            .requestMatchers(any("/login", "/error", "/favicon.ico")).permitAll()
            .anyRequest().access(known()));
    headers(http);
    if (clients.getIfAvailable() != null) {
      http.oauth2Login(login -> login.loginPage("/login").failureUrl("/login?refused").defaultSuccessUrl("/")
          .userInfoEndpoint(user -> user.oidcUserService(new IssuerSignIn(issuerUsers))));
    }
    return http.build();
  }

  private void headers(HttpSecurity http) throws Exception {
    http.headers(headers -> {
      headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
      if (demo) {
        headers.httpStrictTransportSecurity(hsts -> hsts.disable());
      }
    });
  }

  /** By path alone: more than one servlet answers here, and Spring's own guess would take one of them. */
  private static RequestMatcher any(String... patterns) {
    return new OrRequestMatcher(Stream.of(patterns).map(PathPatternRequestMatcher.withDefaults()::matcher)
        .map(RequestMatcher.class::cast).toList());
  }

  /** A write that only the cookie vouches for: it needs the token of one of the service's own pages. */
  private static boolean writesByCookie(HttpServletRequest request) {
    return !READING.contains(request.getMethod()) && !ProgramSessions.bringsCredentials(request) && request.getSession(false) != null;
  }

  private static boolean leaves(HttpServletRequest request) {
    return request.getMethod().equals("POST")
        && (request.getRequestURI().equals("/logout") || request.getRequestURI().equals(LOGOUT_OF_WEBAPPS));
  }

  private static boolean asksForData(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/camunda/api/") || "XMLHttpRequest".equals(request.getHeader("X-Requested-With"));
  }

  /** Signed in, and still one of our users. */
  private AuthorizationManager<RequestAuthorizationContext> known() {
    return (authentication, request) -> new AuthorizationDecision(callers.bound());
  }

  private AuthorizationManager<RequestAuthorizationContext> in(String... groups) {
    return (authentication, request) ->
        new AuthorizationDecision(callers.bound() && callers.caller().inAny(groups));
  }

  private AbstractAuthenticationToken bearer(Jwt token) {
    String id = issuerUsers.mirror(token);
    return UsernamePasswordAuthenticationToken.authenticated(id, null, List.of());
  }
}
