package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.Fallen.Cause;
import eu.datatrustee.demand.Limits.Counted;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.RequesterKind;
import java.util.List;
import org.springframework.stereotype.Component;

/** What no ground opens to a third party, whose request no form's check has examined: blanket access (D10), keys (D11). */
@Component
class RequestLimits {

  private final Limits limits;
  private final AccountCounts counts;
  private final ExaminedData examined;

  RequestLimits(Limits limits, AccountCounts counts, ExaminedData examined) {
    this.limits = limits;
    this.counts = counts;
    this.examined = examined;
  }

  /** @throws Refusal where counsel cannot disclose on that ground, or has to count the accounts first */
  void hold(CaseFile file, Counted counted, Ground ground) {
    refuseFallen(file, limits.surely(file, counted), ground, "decision");
    if (file.kind() == CaseKind.THIRD_PARTY_REQUEST && ground != Ground.AGREEMENT) {
      limits.requireCounts(file, counted);
    }
  }

  /** The customer may instruct the disclosure after it, and nobody assesses it again. @throws Refusal where counsel has to count first */
  void holdRedirect(CaseFile file, Counted counted) {
    limits.requireCounts(file, counted);
  }

  /** D3: the customer instructs the trustee to disclose. @throws Refusal where it cannot be opened by its word either */
  void holdInstruction(CaseFile file) {
    Counted counted = counts.of(file.id());
    refuseFallen(file, limits.of(file, counted), Ground.CUSTOMER_INSTRUCTION, "answer");
    // Counsel assesses a data subject's request after it.
    if (file.kind() == CaseKind.THIRD_PARTY_REQUEST && file.requester().kind() != RequesterKind.DATA_SUBJECT) {
      limits.requireCounts(file, counted);
    }
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
