package eu.datatrustee.demand;

import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Proposal.Compelled;
import eu.datatrustee.demand.Proposal.Confirmation;
import eu.datatrustee.demand.Proposal.Notification;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.engine.Decisions;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the table {@code demand-triage} about each data category of a demand, and keeps what it proposed. */
@Component
public class Triage {

  static final String TABLE = "demand-triage";

  private final Decisions decisions;
  private final CaseFiles files;
  private final JdbcClient jdbc;

  Triage(Decisions decisions, CaseFiles files, JdbcClient jdbc) {
    this.decisions = decisions;
    this.files = files;
    this.jdbc = jdbc;
  }

  /** What was proposed, in the order of the categories; empty before the demand was verified. */
  public List<Proposal> of(String caseId) {
    return jdbc.sql("""
        select category, outcome, notification, compelled, confirmation, rule, norms from demand_triage where case_id = ?""")
        .param(caseId).query((row, n) -> new Proposal(DataCategory.valueOf(row.getString(1)), Proposal.Outcome.valueOf(row.getString(2)),
            Notification.valueOf(row.getString(3)), Compelled.valueOf(row.getString(4)),
            row.getString(5) == null ? null : Confirmation.valueOf(row.getString(5)), Rule.valueOf(row.getString(6)), row.getString(7)))
        .list().stream().sorted((one, other) -> one.category().compareTo(other.category())).toList();
  }

  /** Reads the table anew and writes down what it says. */
  List<Proposal> read(String caseId) {
    CaseFile file = files.require(caseId);
    jdbc.sql("delete from demand_triage where case_id = ?").param(caseId).update();
    List<Proposal> proposals = propose(file);
    proposals.forEach(proposal -> jdbc.sql("""
        insert into demand_triage (case_id, category, norm, outcome, notification, compelled, confirmation, rule, norms)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(Arrays.asList(caseId, proposal.category().name(), Norm.of(file).name(), proposal.outcome().name(),
            proposal.notification().name(), proposal.compelled().name(),
            proposal.confirmation() == null ? null : proposal.confirmation().name(), proposal.rule().name(), proposal.norms()))
        .update());
    return proposals;
  }

  /** A European order whose form is defective is asked about with Annex III, and compels nobody until that is answered. */
  void askAboutForm(String caseId) {
    jdbc.sql("""
        update demand_triage set outcome = ?, compelled = case when compelled = ? then ? else compelled end,
            norms = norms || '; Annex III: the form is defective' where case_id = ? and rule <> ?""")
        .params(Proposal.Outcome.ASK.name(), Compelled.YES.name(), Compelled.COUNSEL.name(), caseId, Rule.D11.name()).update();
  }

  /**
   * How an order needs its court's confirmation; empty where it was not given in exigency by a German prosecutor or the police. The graver
   * of what the categories say, and an objection where the table knows none: nobody may miss it.
   */
  Optional<Confirmation> confirmation(CaseFile file) {
    if (!file.exigent() || !german(file) || file.issuer() != Issuer.PROSECUTOR && file.issuer() != Issuer.POLICE) {
      return Optional.empty();
    }
    return Optional.of(propose(file).stream().map(Proposal::confirmation).anyMatch(Confirmation.LAPSES::equals)
        ? Confirmation.LAPSES : Confirmation.OBJECTION);
  }

  /** GDPR Art. 48: the table says of every category that the processor only notifies the controller and waits. */
  boolean waits(String caseId) {
    List<Proposal> proposals = of(caseId);
    return !proposals.isEmpty() && proposals.stream().filter(proposal -> proposal.rule() != Rule.D11)
        .allMatch(proposal -> proposal.outcome() == Proposal.Outcome.NOTIFY_AND_WAIT);
  }

  /** An order under German law: no German court confirms the Union's, or another State's. */
  private static boolean german(CaseFile file) {
    return Area.of(file.requester().country()) == Area.DE
        && (file.instrument() == null || file.instrument() == Instrument.NATIONAL_ORDER);
  }

  /** The norm by which the law itself silences, as the table cites it; empty where it knows none. No other that is cited stands in it. */
  Optional<String> silence(CaseFile file) {
    return Norm.cited(file).stream().flatMap(norm -> file.dataCategories().stream().sorted().map(category -> row(file, norm, category)))
        .filter(row -> row.notification() == Notification.BAN_EXPECTED).map(Proposal::norms).findFirst();
  }

  /** What the table says of a demand, for each of its data categories. */
  List<Proposal> propose(CaseFile file) {
    return file.dataCategories().stream().map(category -> propose(file, category)).toList();
  }

  private Proposal propose(CaseFile file, DataCategory category) {
    Map<Norm, Proposal> rows = new EnumMap<>(Norm.class);
    Norm.cited(file).forEach(norm -> rows.put(norm, row(file, norm, category)));
    return Proposal.together(rows);
  }

  /** A demand that no row knows goes to counsel, and is never taken for compelled. */
  private Proposal row(CaseFile file, Norm norm, DataCategory category) {
    Map<String, Object> facts = new HashMap<>();
    facts.put("norm", norm.name());
    facts.put("issuer", file.issuer() == null ? null : file.issuer().name());
    facts.put("instrument", file.instrument() == null ? null : file.instrument().name());
    facts.put("category", category.name());
    facts.put("exigency", exigency(file));
    facts.put("country", Area.of(file.requester().country()).name());
    return decisions.decide(TABLE, facts).map(row -> proposal(category, row)).orElseGet(() -> new Proposal(category,
        Proposal.Outcome.COUNSEL, Notification.CHECK_BAN, Compelled.COUNSEL, Confirmation.OBJECTION, Rule.D4, "none that the table knows"));
  }

  /** Emergencies are the Union's word, exigency the German law's: an order that is both is read by its own law. */
  private static String exigency(CaseFile file) {
    if (file.exigent() && !file.unionOrder()) {
      return "EXIGENT";
    }
    return file.emergency() ? "EMERGENCY" : file.exigent() ? "EXIGENT" : "ORDINARY";
  }

  private static Proposal proposal(DataCategory category, Map<String, Object> row) {
    Object confirmation = row.get("confirmation");
    return new Proposal(category, Proposal.Outcome.valueOf(row.get("outcome").toString()),
        Notification.valueOf(row.get("notification").toString()), Compelled.valueOf(row.get("compelled").toString()),
        confirmation == null || confirmation.toString().isEmpty() ? null : Confirmation.valueOf(confirmation.toString()),
        Rule.valueOf(row.get("rule").toString()), row.get("norms").toString());
  }
}
