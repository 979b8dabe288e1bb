package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.engine.TaskAnswer;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people of the desk have counted and read in the papers, beyond the registered words (D10, D11). */
@Repository
class CheckAnswers {

  private final JdbcClient jdbc;
  private final CaseBook book;
  private final Clock clock;

  CheckAnswers(JdbcClient jdbc, CaseBook book, Clock clock) {
    this.jdbc = jdbc;
    this.book = book;
    this.clock = clock;
  }

  /** What a form says, with what was said before where it says nothing; kept. */
  Answers read(CaseFile file, TaskAnswer answer) {
    Answers said = new Answers(number(answer, "accountsNamed", 0), number(answer, "accountsTotal", 1), until(file, answer),
        yes(answer, Question.WAY_IN), yes(answer, Question.KEYS));
    Answers all = said.or(of(file.id()));
    if (!said.equals(Answers.NOTHING)) {
      keep(file.id(), all, answer.userId());
      book.desk(file.id(), "SCOPE_READ", Rule.D10, said.inWords());
    }
    return all;
  }

  Answers of(String caseId) {
    return jdbc.sql("select accounts, of_all, data_until, way_in, key_material from demand_count where case_id = ?").param(caseId)
        .query((row, n) -> new Answers((Integer) row.getObject(1), (Integer) row.getObject(2), row.getString(3), (Boolean) row.getObject(4),
            (Boolean) row.getObject(5))).optional().orElse(Answers.NOTHING);
  }

  /** The caller holds the case's lock. */
  private void keep(String caseId, Answers said, String by) {
    List<Object> values = Arrays.asList(said.accounts(), said.ofAll(), said.until(), said.wayIn(), said.keys(), by,
        clock.instant().atOffset(ZoneOffset.UTC), caseId);
    if (jdbc.sql("update demand_count set accounts = ?, of_all = ?, data_until = ?, way_in = ?, key_material = ?, counted_by = ?, counted_at = ? "
        + "where case_id = ?").params(values).update() == 0) {
      jdbc.sql("insert into demand_count (accounts, of_all, data_until, way_in, key_material, counted_by, counted_at, case_id) "
          + "values (?, ?, ?, ?, ?, ?, ?, ?)").params(values).update();
    }
  }

  private static Integer number(TaskAnswer answer, String field, int least) {
    String text = answer.text(field);
    if (text == null) {
      return null;
    }
    try {
      int number = new BigDecimal(text).intValueExact();
      if (number >= least) {
        return number;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      // Said below.
    }
    throw Refusal.impossible(field, "is no whole number of " + least + " or more");
  }

  /** A typing error in the year would close a lawful demand for good, so that a day too far off is refused, not taken for no end. */
  private static String until(CaseFile file, TaskAnswer answer) {
    String field = Question.UNTIL.field();
    String text = answer.text(field);
    if (text == null || text.equalsIgnoreCase(Answers.NO_END)) {
      return text == null ? null : Answers.NO_END;
    }
    try {
      LocalDate until = LocalDate.parse(text);
      if (Limits.farOff(file, until)) {
        throw Refusal.impossible(field, "is more than a year after the receipt: where the paper names no other end, write none", Rule.D10);
      }
      return until.toString();
    } catch (DateTimeParseException e) {
      throw Refusal.impossible(field, "is neither a day, such as 2026-08-31, nor none");
    }
  }

  private static Boolean yes(TaskAnswer answer, Question question) {
    String text = answer.text(question.field());
    if (text == null) {
      return null;
    }
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "YES" -> true;
      case "NO" -> false;
      default -> throw Refusal.impossible(question.field(), "is neither YES nor NO");
    };
  }
}
