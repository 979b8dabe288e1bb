package eu.datatrustee.durability;

import eu.datatrustee.DataTrustee;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.aop.AfterReturningAdvice;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * The service as it is, but that it falls dead where a test wants it to ({@link Halt}), and that its clock can be put forward.
 * Without a stereotype, or every test of the whole service would find these beans.
 */
class HaltingService {

  /** Where the test leaves its wishes; the nodes of a cluster share one. */
  static final String DIRECTORY = "halt.directory";

  public static void main(String[] arguments) {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    SpringApplication service = new SpringApplication(DataTrustee.class, HaltingService.class);
    service.setMainApplicationClass(DataTrustee.class);
    followClock();
    service.run(arguments);
  }

  private static Path directory() {
    return Path.of(System.getProperty(DIRECTORY, "."));
  }

  private static void followClock() {
    ClockUtil.offset(Halt.clock(directory()).toMillis());
    Thread clock = new Thread(() -> {
      Duration shown = Halt.clock(directory());
      while (true) {
        Duration wanted = Halt.clock(directory());
        if (!wanted.equals(shown)) {
          ClockUtil.offset(wanted.toMillis());
          shown = wanted;
        }
        sleep();
      }
    }, "clock");
    clock.setDaemon(true);
    clock.start();
  }

  private static void sleep() {
    try {
      Thread.sleep(50);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** In place of the one that Spring Boot would make. */
  @Bean
  JdbcTransactionManager transactionManager(DataSource database) {
    return new JdbcTransactionManager(database) {
      @Override
      protected void doCommit(DefaultTransactionStatus status) {
        boolean registers = under("eu.datatrustee.casework.web.Idempotency");
        if (registers) {
          Halt.BEFORE_COMMIT.here(directory());
        }
        if (under("org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobsRunnable")) {
          Halt.IN_JOB.here(directory());
        }
        super.doCommit(status);
        if (registers) {
          Halt.AFTER_COMMIT.here(directory());
        }
      }
    };
  }

  private static boolean under(String type) {
    return StackWalker.getInstance().walk(frames -> frames.anyMatch(frame -> frame.getClassName().equals(type)));
  }

  /** What carries the mails is private to its module: known by its bean's name. */
  @Bean
  static BeanPostProcessor haltAfterMails() {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (!name.equals("carrier")) {
          return bean;
        }
        ProxyFactory carrier = new ProxyFactory(bean);
        carrier.addAdvice((AfterReturningAdvice) (answer, method, arguments, target) -> {
          if (method.getName().equals("carry")) {
            Halt.BEFORE_MARK.here(directory());
          }
        });
        return carrier.getProxy(bean.getClass().getClassLoader());
      }
    };
  }
}
