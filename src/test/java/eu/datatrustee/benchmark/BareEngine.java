package eu.datatrustee.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.spring.boot.starter.CamundaBpmAutoConfiguration;
import org.camunda.bpm.spring.boot.starter.rest.CamundaBpmRestJerseyAutoConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.jersey.JerseyAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.HttpEncodingAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The engine with its REST and nothing else, all settings as they come: no sign-in, no rights, history in full. It runs the service's
 * models, in which no step does anything and each clock ends tomorrow. No class that is scanned for: tests have the same packages.
 */
@ImportAutoConfiguration({CamundaBpmAutoConfiguration.class, CamundaBpmRestJerseyAutoConfiguration.class,
    DataSourceAutoConfiguration.class, DataSourceTransactionManagerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
    HttpEncodingAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class, JerseyAutoConfiguration.class, ServletWebServerFactoryAutoConfiguration.class,
    TransactionAutoConfiguration.class, WebMvcAutoConfiguration.class})
class BareEngine {

  private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

  public static void main(String[] args) {
    new SpringApplicationBuilder(BareEngine.class)
        // Not the service's application.yaml, which is on the path too.
        .properties("spring.config.name=bare-engine", "camunda.bpm.deployment-resource-pattern="
            + "classpath*:processes/*.bpmn,classpath*:processes/*.dmn,classpath*:forms/*.form")
        .initializers(context -> {
          GenericApplicationContext beans = (GenericApplicationContext) context;
          steps(Path.of(System.getProperty("processes"))).forEach(name -> beans.registerBean(name, Nothing.class));
          beans.registerBean("accessClocks", Tomorrow.class);
          beans.registerBean("accessFacts", Facts.class);
        }).run(args);
  }

  /** Whatever a model calls by name. */
  private static Set<String> steps(Path processes) {
    Set<String> names = new TreeSet<>();
    try (var models = Files.newDirectoryStream(processes, "*.bpmn")) {
      for (Path model : models) {
        Matcher delegate = DELEGATE.matcher(Files.readString(model));
        while (delegate.find()) {
          names.add(delegate.group(1));
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("The models cannot be read", e);
    }
    return names;
  }

  /** Does nothing, wherever it is called. */
  public static class Nothing implements JavaDelegate, ExecutionListener, TaskListener {

    @Override
    public void execute(DelegateExecution execution) {
      // Nothing.
    }

    @Override
    public void notify(DelegateExecution execution) {
      // Nothing.
    }

    @Override
    public void notify(DelegateTask task) {
      // Nothing.
    }
  }

  /** Clocks that need no counting. */
  public static class Tomorrow {

    private final Date tomorrow = Date.from(Instant.now().plus(1, ChronoUnit.DAYS));

    public Date due(DelegateExecution execution, String name) {
      return tomorrow;
    }

    public Date half(DelegateExecution execution, String name) {
      return tomorrow;
    }

    public Date late(DelegateExecution execution, String name) {
      return tomorrow;
    }

    public String explanation(DelegateExecution execution, String name) {
      return "Eight hours, counted in working hours (09:00 to 17:00 in Europe/Berlin, holidays in Sachsen-Anhalt)";
    }
  }

  /** Lines for the officer's form. */
  public static class Facts {

    public String requesterHistory(DelegateExecution execution) {
      return "Of the latest 20: 20 in review";
    }

    public boolean customerDecides(DelegateExecution execution) {
      return false;
    }

    public String questionAndAnswer(DelegateExecution execution) {
      return null;
    }
  }
}
