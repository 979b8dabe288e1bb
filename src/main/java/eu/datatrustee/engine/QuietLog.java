package eu.datatrustee.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import org.slf4j.ILoggerFactory;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.Marker;
import org.springframework.stereotype.Component;

/**
 * Keeps out of the log what is said, and what fails, while the engine works on a confidential process: those who keep the service running
 * read it. A step that has failed for good becomes a task of whoever works on the case, and its trace stays with the job.
 */
@Component
class QuietLog extends TurboFilter {

  /** Under this name the engine says what it works on. */
  private static final String DEFINITION = "processDefinitionId";

  private final Rights rights;

  QuietLog(Rights rights) {
    this.rights = rights;
  }

  @PostConstruct
  void listen() {
    ILoggerFactory loggers = LoggerFactory.getILoggerFactory();
    if (loggers instanceof LoggerContext context) {
      context.addTurboFilter(this);
    }
  }

  @PreDestroy
  void leave() {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      context.getTurboFilterList().remove(this);
    }
  }

  @Override
  public FilterReply decide(Marker marker, Logger logger, Level level, String format, Object[] details, Throwable thrown) {
    // What is finer is for whoever turns it on.
    String definition = level.isGreaterOrEqual(Level.INFO) ? MDC.get(DEFINITION) : null;
    return definition != null && rights.confidentialProcesses().contains(definition.split(":", 2)[0]) ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
