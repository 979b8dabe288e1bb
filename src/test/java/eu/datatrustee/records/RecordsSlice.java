package eu.datatrustee.records;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.zaxxer.hikari.HikariDataSource;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.CustomerGroups;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;

/** Agreements and ledger with their HTTP faces on a given database, without engine and sign-in: a test says who calls. */
public final class RecordsSlice implements AutoCloseable {

  /** Who is signed in; null for nobody. */
  public static final ThreadLocal<Caller> CALLER = new ThreadLocal<>();

  /** The customers whose group was asked for. */
  public static final Set<String> GROUPS = ConcurrentHashMap.newKeySet();

  private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
  private final MockMvc http;

  @Configuration(proxyBeanMethods = false)
  @EnableTransactionManagement(proxyTargetClass = true)
  static class Transactions {}

  static class SignedIn implements CurrentCaller {
    @Override
    public Caller caller() {
      return signedIn().orElseThrow(() -> Refusal.forbidden("not signed in"));
    }

    @Override
    public Optional<Caller> signedIn() {
      return Optional.ofNullable(CALLER.get());
    }
  }

  /** @param more further beans, listeners for example */
  public RecordsSlice(DataSource database, Class<?>... more) {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V10__agreements.sql"), new ClassPathResource("db/migration/V50__evidence.sql"))
        .execute(database);
    context.registerBean(DataSource.class, () -> new DelegatingDataSource(database));
    context.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
    context.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
    context.registerBean(Clock.class, () -> Clock.fixed(Instant.parse("2026-08-14T09:30:00Z"), ZoneOffset.UTC));
    context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class)));
    context.registerBean(CustomerGroups.class, () -> customerId -> GROUPS.add(customerId));
    context.registerBean(ObjectMapper.class, this::mapper);
    context.register(Transactions.class, SignedIn.class);
    if (more.length > 0) {
      context.register(more);
    }
    context.scan("eu.datatrustee.agreement", "eu.datatrustee.evidence", "eu.datatrustee.casework.web");
    context.refresh();
    MappingJackson2HttpMessageConverter json = new MappingJackson2HttpMessageConverter(bean(ObjectMapper.class));
    http = MockMvcBuilders.standaloneSetup(context.getBeansWithAnnotation(RestController.class).values().toArray())
        .setControllerAdvice(context.getBeansWithAnnotation(RestControllerAdvice.class).values().toArray())
        .setCustomArgumentResolvers(bean(HandlerMethodArgumentResolver.class)).setMessageConverters(json).build();
  }

  /** As the running service reads JSON. */
  private ObjectMapper mapper() {
    Jackson2ObjectMapperBuilder builder =
        Jackson2ObjectMapperBuilder.json().featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
    context.getBeansOfType(Jackson2ObjectMapperBuilderCustomizer.class).values().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  /** A database of its own in this process's memory. */
  public static HikariDataSource h2() {
    HikariDataSource database = new HikariDataSource();
    database.setJdbcUrl("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    return database;
  }

  public static void signIn(String id, String... groups) {
    CALLER.set(new Caller(id, id + "@example.org", Set.of(groups)));
  }

  public static void signOut() {
    CALLER.remove();
  }

  public MockMvc http() {
    return http;
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public TransactionTemplate transaction() {
    return new TransactionTemplate(bean(PlatformTransactionManager.class));
  }

  @Override
  public void close() {
    context.close();
  }
}
