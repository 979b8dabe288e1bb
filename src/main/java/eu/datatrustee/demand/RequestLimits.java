package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.Fallen.Cause;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.engine.TaskAnswer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What no ground opens: blanket access (D10), keys (D11). A demand was held against it when its form was checked; a request is here. */
@Component
class RequestLimits {

  private static final Set<Question> COUNTS = EnumSet.of(Question.ACCOUNTS, Question.TOTAL);

  private final Limits limits;
  private final CheckAnswers answers;
  private final ExaminedData examined;

  RequestLimits(Limits limits, CheckAnswers answers, ExaminedData examined) {
    this.limits = limits;
    this.answers = answers;
    this.examined = examined;
  }

  /** @throws Refusal where counsel cannot disclose on that ground, or has to say first what the words leave in doubt */
  void hold(CaseFile file, Answers said, Ground ground) {
    refuseFallen(file, limits.surely(file, said), ground, "decision");
    // What the agreement describes names whom it is about.
    limits.open(file, said).stream().filter(question -> ground != Ground.AGREEMENT || !COUNTS.contains(question)).findFirst().ifPresent(question -> {
      throw question.missing();
    });
  }

  /** The customer may instruct the disclosure after it, and nobody assesses it again. @throws Refusal where counsel has to say something first */
  void holdRedirect(CaseFile file, Answers said) {
    limits.requireAnswers(file, said);
  }

  /**
   * D10: how many accounts the customer has, nobody could say whom the register did not know when the form was checked; what a European order
   * left out, its authority has said since.
   *
   * @throws Refusal where something is to be said before it is disclosed, or may be, or it falls by that
   */
  void holdDemand(CaseFile file, TaskAnswer answer, boolean disclosed) {
    Answers said = answers.read(file, answer);
    limits.requireAnswers(file, said);
    if (disclosed) {
      refuseWhole(file, said, "decision");
    }
  }

  /**
   * D3: the customer instructs the trustee to disclose.
   *
   * @param assessed whether counsel decides on it afterwards
   * @throws Refusal where it cannot be opened by its word either
   */
  void holdInstruction(CaseFile file, boolean assessed) {
    Answers said = answers.of(file.id());
    boolean last = !assessed && file.requester().kind() != RequesterKind.DATA_SUBJECT;
    refuseFallen(file, last ? limits.of(file, said) : limits.surely(file, said), Ground.CUSTOMER_INSTRUCTION, "answer");
    if (file.kind() == CaseKind.DEMAND) {
      refuseWhole(file, said, "answer");
    }
    if (last) {
      limits.requireAnswers(file, said);
    }
  }

  private void refuseWhole(CaseFile file, Answers said, String field) {
    limits.surely(file, said).stream().filter(Fallen::whole).findFirst().ifPresent(part -> {
      throw Refusal.impossible(field, "cannot be DISCLOSE: " + part.reason(), part.rule());
    });
  }

  private void refuseFallen(CaseFile file, List<Fallen> fallen, Ground ground, String field) {
    if (file.kind() == CaseKind.THIRD_PARTY_REQUEST) {
      fallen.stream().filter(part -> part.whole() || part.cause() == Cause.KEYS)
          // What the agreement describes is named by it.
          .filter(part -> ground != Ground.AGREEMENT || part.cause() != Cause.NO_ACCOUNT).findFirst().ifPresent(part -> {
            throw Refusal.impossible(field, "cannot be DISCLOSE: " + part.reason(), part.rule());
          });
    }
    examined.requireSome(file, ground, field);
  }
}
