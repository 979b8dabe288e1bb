package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.FormInstant;
import eu.datatrustee.engine.TaskAnswer;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * The form's check: what a named specialist finds, and what falls by rule whatever they decide (D10, D11, D12). A European order whose form
 * is defective is no end: counsel asks with the form of Annex III, and the data stay preserved (Reg. (EU) 2023/1543 Art. 10). The check may
 * propose a ban; where the table expects one by law, the service proposes it itself, since a notice cannot be called back.
 */
@Service
class FormCheck {

  enum Decision { IN_ORDER, IN_PART, DEFECTIVE }

  /** So that the name of a data category fits beside it. */
  private static final int LONGEST_PART = 370;
  /** So that the reason of D12 fits before it. */
  private static final int LONGEST_PURPOSE = 3900;

  private final CaseFiles files;
  private final DecisionLog log;
  private final Deadlines deadlines;
  private final Triage triage;
  private final Limits limits;
  private final CheckAnswers answers;
  private final FallenParts fallenParts;
  private final Bans bans;
  private final CaseBook book;

  FormCheck(CaseFiles files, DecisionLog log, Deadlines deadlines, Triage triage, Limits limits, CheckAnswers answers, FallenParts fallenParts,
      Bans bans, CaseBook book) {
    this.files = files;
    this.log = log;
    this.deadlines = deadlines;
    this.triage = triage;
    this.limits = limits;
    this.answers = answers;
    this.fallenParts = fallenParts;
    this.bans = bans;
    this.book = book;
  }

  /** Before a specialist sees it: what the table proposes, and what falls by rule whatever they will count. */
  void prepare(String caseId) {
    triage.read(caseId);
    limits.surely(files.require(caseId), Answers.NOTHING).forEach(fallen -> fallenParts.add(caseId, fallen));
  }

  /** D10, D11: what somebody of the desk has to say yet, since the words leave it in doubt. */
  Set<Question> open(String caseId) {
    return limits.open(files.require(caseId), answers.of(caseId));
  }

  /** Whether anything of the demand is left. */
  boolean admissible(String caseId) {
    return fallenParts.of(caseId).stream().noneMatch(Fallen::whole);
  }

  /** Whether its form was checked and not found defective. */
  static boolean passed(List<DecisionLog.Entry> log) {
    return log.stream().anyMatch(entry -> entry.step() == Step.FORM_CHECK && !Decision.DEFECTIVE.name().equals(entry.decision()));
  }

  void decide(TaskAnswer answer) {
    Decision decision = answer.decision(Decision.class);
    CaseFile file = files.lock(answer.caseId());
    String reason = decision == Decision.IN_ORDER ? answer.reason() : answer.reasonOfNo();
    boolean askedAbout = decision == Decision.DEFECTIVE && file.unionOrder();
    // What a defective order does not say, its authority is asked first; counsel says it before anything is disclosed.
    Answers said = askedAbout ? Answers.NOTHING : answers.read(file, answer);
    limits.surely(file, said).forEach(fallen -> fall(file.id(), fallen));
    String purpose = answer.text("otherPurpose");
    if (purpose != null && purpose.length() > LONGEST_PURPOSE) {
      throw Refusal.impossible("otherPurpose", "is longer than " + LONGEST_PURPOSE + " characters");
    }
    if (purpose != null) {
      fall(file.id(), Limits.otherPurpose(purpose));
    }
    if (askedAbout) {
      triage.askAboutForm(file.id());
    } else if (decision == Decision.DEFECTIVE) {
      fall(file.id(), new Fallen("the whole demand", Rule.D7, null, reason, true));
    } else if (decision == Decision.IN_PART) {
      fallInPart(file, answer, reason);
    }
    if (!askedAbout && admissible(file.id())) {
      limits.requireAnswers(file, said);
    }
    deadlines.close(file.id(), DemandClocks.FORM_CHECK);
    log.add(file.id(), Step.FORM_CHECK, decision.name(), reason, answer.userId());
    book.append(file.id(), "FORM_CHECK_" + decision, Rule.D4, reason);
    notified(answer, file).ifPresent(word -> log.add(file.id(), Step.ENFORCING_AUTHORITY, word.name(), null, answer.userId()));
    propose(file, answer);
  }

  private void fall(String caseId, Fallen fallen) {
    if (!fallenParts.of(caseId).contains(fallen)) {
      fallenParts.add(caseId, fallen);
      book.append(caseId, "PART_FELL", fallen.rule(), fallen.part() + ": " + fallen.reason());
    }
  }

  /** The data categories that were ticked, each by itself, so that no item of theirs is disclosed; else what the specialist wrote. */
  private void fallInPart(CaseFile file, TaskAnswer answer, String reason) {
    List<DataCategory> ticked = Arrays.stream(DataCategory.values()).filter(category -> "true".equals(answer.text(box(category)))).toList();
    ticked.stream().filter(category -> !file.dataCategories().contains(category)).findFirst().ifPresent(category -> {
      throw Refusal.impossible(box(category), "is not demanded");
    });
    if (!ticked.isEmpty() && ticked.containsAll(file.dataCategories())) {
      throw Refusal.impossible("decision", "cannot be IN_PART: no data category is left", Rule.D4);
    }
    String part = part(answer);
    if (ticked.isEmpty()) {
      fall(file.id(), new Fallen(part, Rule.D4, null, reason, false));
    }
    ticked.forEach(category -> fall(file.id(), new Fallen(category.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " data: " + part, Rule.D4,
        null,
        reason, false, category)));
  }

  private static String box(DataCategory category) {
    return "falls" + category.name().charAt(0) + category.name().substring(1).toLowerCase(Locale.ROOT);
  }

  private static String part(TaskAnswer answer) {
    String part = answer.text("fallenPart");
    if (part != null && part.length() > LONGEST_PART) {
      throw Refusal.impossible("fallenPart", "is longer than " + LONGEST_PART + " characters");
    }
    return part == null ? "a part, as the reason says" : part;
  }

  /** Reg. (EU) 2023/1543 Art. 8: of an emergency, the enforcing authority is told without holding it up. */
  private static Optional<EnforcingAuthority.Word> notified(TaskAnswer answer, CaseFile file) {
    String given = answer.text("enforcingAuthority");
    if (given == null || !EnforcingAuthority.holdsUp(file)) {
      return Optional.empty();
    }
    return Optional.of(Stream.of(EnforcingAuthority.Word.NOTIFIED, EnforcingAuthority.Word.NOT_NOTIFIED)
        .filter(word -> word.name().equals(given)).findFirst()
        .orElseThrow(() -> Refusal.impossible("enforcingAuthority", "is neither NOTIFIED nor NOT_NOTIFIED")));
  }

  // ---- bans, kept also where nobody is known yet to keep silent towards ----

  private void propose(CaseFile file, TaskAnswer answer) {
    String norm = answer.text("banNorm");
    boolean ordered = answer.text("banIssuer") != null || answer.text("banUntil") != null;
    if (norm == null && ordered) {
      throw Refusal.impossible("banNorm", "is missing: a ban rests on a norm");
    }
    if (norm != null) {
      propose(file, norm, issuer(answer), FormInstant.until("banUntil", answer.text("banUntil")));
    }
    if (norm == null || ordered || !Bans.silencesByLaw(norm)) {
      // The end of an order, or of what was taken for one, ends no silence that the law itself says.
      triage.silence(file).ifPresent(law -> propose(file, law, null, null));
    }
  }

  private void propose(CaseFile file, String norm, Issuer issuer, Instant until) {
    bans.propose(file.id(), new BanTerms(norm, issuer, "the trustee, towards its customer", until, null));
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
