package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.Limits.Counted;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.FormInstant;
import eu.datatrustee.engine.TaskAnswer;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * The form's check: what a named specialist finds, and what falls by rule whatever they decide (D10, D11, D12). It may propose a ban;
 * where the table expects one by law, the service proposes it itself, since a notice cannot be called back.
 */
@Service
class FormCheck {

  enum Decision { IN_ORDER, IN_PART, DEFECTIVE }

  private final CaseFiles files;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Triage triage;
  private final Limits limits;
  private final FallenParts fallenParts;
  private final Bans bans;
  private final CaseBook book;

  FormCheck(CaseFiles files, DecisionLog log, Deadlines deadlines, Triage triage, Limits limits, FallenParts fallenParts, Bans bans,
      CaseBook book) {
    this.files = files;
    this.log = log;
    this.deadlines = deadlines;
    this.triage = triage;
    this.limits = limits;
    this.fallenParts = fallenParts;
    this.bans = bans;
    this.book = book;
  }

  /** Before a specialist sees it: what the table proposes, and what falls by rule. */
  void prepare(String caseId) {
    triage.read(caseId);
    CaseFile file = files.require(caseId);
    limits.of(file, file.accounts().isEmpty() ? Counted.NOTHING : new Counted(file.accounts().size(), null))
        .forEach(fallen -> fallenParts.add(caseId, fallen));
  }

  /** Whether anything of the demand is left. */
  boolean admissible(String caseId) {
    return fallenParts.of(caseId).stream().noneMatch(Fallen::whole);
  }

  void decide(TaskAnswer answer) {
    Decision decision = answer.decision(Decision.class);
    CaseFile file = files.lock(answer.caseId());
    String reason = decision == Decision.IN_ORDER ? answer.reason() : answer.reasonOfNo();
    limits.of(file, counted(answer)).forEach(fallen -> fall(file.id(), fallen));
    if (answer.text("otherPurpose") != null) {
      fall(file.id(), Limits.otherPurpose(answer.text("otherPurpose")));
    }
    if (decision == Decision.DEFECTIVE) {
      fall(file.id(), new Fallen("the whole demand", Rule.D7, null, reason, true));
    } else if (decision == Decision.IN_PART) {
      fall(file.id(), new Fallen(part(answer), Rule.D4, null, reason, false));
    }
    deadlines.close(file.id(), DemandClocks.FORM_CHECK);
    log.add(file.id(), Step.FORM_CHECK, decision.name(), reason, answer.userId());
    book.append(file.id(), "FORM_CHECK_" + decision, Rule.D4, reason);
    if (notified(answer, file)) {
      log.add(file.id(), Step.ENFORCING_AUTHORITY, EnforcingAuthority.Word.NOTIFIED.name(), null, answer.userId());
    }
    propose(file, answer);
  }

  private void fall(String caseId, Fallen fallen) {
    if (!fallenParts.of(caseId).contains(fallen)) {
      fallenParts.add(caseId, fallen);
      book.append(caseId, "PART_FELL", fallen.rule(), fallen.part() + ": " + fallen.reason());
    }
  }

  private static String part(TaskAnswer answer) {
    String part = answer.text("fallenPart");
    if (part != null && part.length() > 400) {
      throw Refusal.impossible("fallenPart", "is longer than 400 characters");
    }
    return part == null ? "a part, as the reason says" : part;
  }

  private static Counted counted(TaskAnswer answer) {
    return new Counted(number(answer, "accountsNamed", 0), number(answer, "accountsTotal", 1));
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

  /** Reg. (EU) 2023/1543 Art. 8: of an emergency, the enforcing authority is told without holding it up. */
  private static boolean notified(TaskAnswer answer, CaseFile file) {
    return "true".equals(answer.text("enforcingNotified")) && file.instrument() == Instrument.EPOC && !file.emergency();
  }

  // ---- bans ----

  private void propose(CaseFile file, TaskAnswer answer) {
    if (!file.customerKnown()) {
      return;
    }
    List<Proposal> expected = triage.of(file.id()).stream()
        .filter(proposal -> proposal.notification() == Proposal.Notification.BAN_EXPECTED).toList();
    if (answer.text("banNorm") != null) {
      bans.propose(file.id(), new BanTerms(answer.text("banNorm"), issuer(answer), "the trustee, towards its customer",
          FormInstant.until("banUntil", answer.text("banUntil")), null));
    } else if (answer.text("banIssuer") != null || answer.text("banUntil") != null) {
      throw Refusal.impossible("banNorm", "is missing: a ban rests on a norm");
    } else if (!expected.isEmpty()) {
      bans.propose(file.id(), new BanTerms(expected.get(0).norms(), null, "the trustee, towards its customer", null, null));
    }
  }

  private static Issuer issuer(TaskAnswer answer) {
    String given = answer.text("banIssuer");
    if (given == null) {
      return null;
    }
    try {
      return Issuer.valueOf(given);
    } catch (IllegalArgumentException e) {
      throw Refusal.impossible("banIssuer", "is none of COURT, PROSECUTOR, POLICE, OTHER");
    }
  }
}
