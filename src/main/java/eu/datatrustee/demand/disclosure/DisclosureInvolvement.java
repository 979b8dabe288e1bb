package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.identity.Involvement;
import org.springframework.stereotype.Component;

/** Keeps disclosures in the hands of two different counsels: who has put an item or its extract, or submitted them, approves nothing (D4). */
@Component
class DisclosureInvolvement implements Involvement {

  private final Disclosures disclosures;

  DisclosureInvolvement(Disclosures disclosures) {
    this.disclosures = disclosures;
  }

  @Override
  public boolean concerns(String processKey) {
    return Disclosure.KEY.equals(processKey);
  }

  @Override
  public void check(String taskKey, String caseId, String userId) {
    if (Disclosure.Task.APPROVE.equals(taskKey) && disclosures.preparedBy(caseId).contains(userId)) {
      throw Refusal.forbidden("You selected these items: another counsel approves them", Rule.D4);
    }
  }
}
