package eu.datatrustee.subprocessor;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Keeps the text of every statement that the service prepares. */
class Statements implements BeanPostProcessor {

  private static final Pattern OURS = Pattern.compile("(from|join)\\s+\"?(consent|consent_event|subprocessor|proposal|deadline)\\b",
      Pattern.CASE_INSENSITIVE);
  private static final List<String> PREPARED = new CopyOnWriteArrayList<>();
  private static volatile boolean listening;

  /** What was prepared meanwhile, about this module's records: mails, jobs and sign-ins go on beside. */
  static List<String> during(Runnable act) {
    PREPARED.clear();
    listening = true;
    try {
      act.run();
      return PREPARED.stream().filter(OURS.asPredicate()).toList();
    } finally {
      listening = false;
    }
  }

  /** The most parameters that any of them binds. */
  static long mostParameters(List<String> statements) {
    return statements.stream().mapToLong(sql -> sql.chars().filter(c -> c == '?').count()).max().orElse(0);
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    return bean instanceof DataSource source ? new DelegatingDataSource(source) {
      @Override
      public Connection getConnection() throws SQLException {
        return listened(super.getConnection());
      }
    } : bean;
  }

  private static Connection listened(Connection connection) {
    return (Connection) Proxy.newProxyInstance(Statements.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, args) -> {
      if (listening && method.getName().startsWith("prepare")) {
        PREPARED.add((String) args[0]);
      }
      try {
        return method.invoke(connection, args);
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    });
  }
}
