package eu.datatrustee.access.gateway;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.webapp.CamundaBpmWebappAutoConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.session.SessionAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/**
 * Grants, gateways and credentials alone: no engine, a sign-in that believes what it is told, the engine's clock. Without a stereotype,
 * here and below, or the whole service's own tests would find these beans.
 */
@EnableAutoConfiguration(exclude = {CamundaBpmAutoConfiguration.class, CamundaBpmWebappAutoConfiguration.class,
    CamundaBpmRestJerseyAutoConfiguration.class, SessionAutoConfiguration.class})
@Import({GatewayApp.ToldCaller.class, GatewayApp.Heard.class, GatewayApp.Directory.class})
@ComponentScan(basePackages = "eu.datatrustee.access.gateway")
@ConfigurationPropertiesScan("eu.datatrustee.access.gateway")
class GatewayApp {

  static final String[] PROPERTIES = {"spring.flyway.enabled=false", "spring.sql.init.mode=always",
      "spring.sql.init.schema-locations=classpath:db/migration/V21__grants.sql", "datatrustee.reconciler.pause=PT0.1S",
      "datatrustee.reconciler.longest-pause=PT1S"};

  @Bean
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException();
      }

      @Override
      public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
      }
    };
  }

  @Bean
  SecurityFilterChain everybody(HttpSecurity http) throws Exception {
    return http.csrf(csrf -> csrf.disable()).authorizeHttpRequests(any -> any.anyRequest().permitAll()).build();
  }

  /** Basic, with the user's name as {@code id;email;group,group} and any password. */
  static class ToldCaller implements CurrentCaller {

    @Override
    public Caller caller() {
      return signedIn().orElseThrow(() -> Refusal.forbidden("nobody"));
    }

    @Override
    public Optional<Caller> signedIn() {
      String header = ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest().getHeader("Authorization");
      if (header == null) {
        return Optional.empty();
      }
      String[] told = new String(Base64.getDecoder().decode(header.substring(6))).split(":")[0].split(";");
      return Optional.of(new Caller(told[0], told[1].isEmpty() ? null : told[1], Set.of(told[2].split(","))));
    }
  }

  /** A refusal's status; the service's own problem details are tested elsewhere. */
  @Bean
  HandlerExceptionResolver refusals() {
    return (request, response, handler, exception) -> {
      if (!(exception instanceof Refusal refusal)) {
        return null;
      }
      response.setStatus(refusal.kind().status());
      return new ModelAndView();
    };
  }

  /** What was published. */
  static class Heard {

    final List<String> confirmed = new CopyOnWriteArrayList<>();
    final List<RevocationOverdue> overdue = new CopyOnWriteArrayList<>();
    volatile int failures;

    @EventListener
    void on(RevocationConfirmed event) {
      if (failures > 0) {
        failures--;
        throw new IllegalStateException("not now");
      }
      confirmed.add(event.caseId());
    }

    @EventListener
    void on(RevocationOverdue event) {
      overdue.add(event);
    }
  }

  /** A gateway beside the others, as SSH certificates would be: keeps no cases, only who may use what. */
  static class Directory implements AccessGateway {

    final Map<String, OpenAccess> open = new ConcurrentHashMap<>();
    final List<String> closed = new ArrayList<>();
    /** How far each access goes that was opened; told to nobody. */
    final Map<String, NeededAccess> told = new ConcurrentHashMap<>();
    volatile boolean failing;
    /** Opens nothing. */
    volatile boolean shut;
    /** How long each opening takes. */
    volatile Duration pause = Duration.ZERO;
    /** Counted down by the first call that hangs. */
    volatile CountDownLatch asked = new CountDownLatch(0);
    private volatile CountDownLatch hanging = new CountDownLatch(0);

    /** From here on no call comes back. */
    void hang() {
      asked = new CountDownLatch(1);
      hanging = new CountDownLatch(1);
    }

    void goOn() {
      hanging.countDown();
    }

    @Override
    public String name() {
      return "directory";
    }

    @Override
    public boolean guards(String resource) {
      return resource.startsWith("site:");
    }

    @Override
    public void open(NeededAccess access) {
      check();
      if (shut) {
        throw new GatewayUnavailable(name(), "opens nothing", null);
      }
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new GatewayUnavailable(name(), "was interrupted", e);
      }
      told.put(access.accessor() + " " + access.resource(), access);
      open.put(access.accessor() + " " + access.resource(),
          new OpenAccess(access.accessor(), access.resource(), access.until(), Map.of()));
    }

    @Override
    public synchronized void close(String accessor, String resource) {
      check();
      closed.add(accessor + " " + resource);
      open.remove(accessor + " " + resource);
    }

    @Override
    public Collection<OpenAccess> openAccesses() {
      check();
      return List.copyOf(open.values());
    }

    private void check() {
      if (hanging.getCount() > 0) {
        asked.countDown();
        try {
          hanging.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw new GatewayUnavailable(name(), "was interrupted", e);
        }
      }
      if (failing) {
        throw new GatewayUnavailable(name(), "is out of order", null);
      }
    }
  }
}
