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

  /** Of a job that fails before it has come to a process, nobody can tell whose it was. */
  private static final String FAILED_JOB = "Exception while executing job";

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
    if (!level.isGreaterOrEqual(Level.INFO)) {
      // For whoever turns it on.
      return FilterReply.NEUTRAL;
    }
    String definition = MDC.get(DEFINITION);
    boolean quiet = definition == null ? format != null && format.contains(FAILED_JOB)
        : rights.confidentialProcesses().contains(definition.split(":", 2)[0]);
    return quiet ? FilterReply.DENY : FilterReply.NEUTRAL;
  }
}
