package eu.datatrustee.http;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;

/** Runs on a real PostgreSQL, with mails to a real mail server; both last as long as the tests' JVM. */
@Tag("http-postgres")
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = OnPostgres.Database.class)
@interface OnPostgres {

  final class Database implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    static final GreenMail MAIL_SERVER = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    static {
      MAIL_SERVER.start();
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
      try {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder().start();
        TestPropertyValues.of("spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"), "spring.datasource.username=postgres",
            "spring.mail.host=127.0.0.1", "spring.mail.port=" + MAIL_SERVER.getSmtp().getPort()).applyTo(context);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
