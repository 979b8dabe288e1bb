package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.Proposal.Compelled;
import eu.datatrustee.demand.disclosure.DemandedData;
import eu.datatrustee.demand.disclosure.Ground;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * The demanded data categories as they were examined: keys never (D11), what fell neither, and on the law's ground only what the law may
 * compel; the customer may instruct the others, and the service's own data have grounds of their own (D3, D14).
 */
@Component
class ExaminedData implements DemandedData {

  private final Triage triage;
  private final FallenParts fallenParts;

  ExaminedData(Triage triage, FallenParts fallenParts) {
    this.triage = triage;
    this.fallenParts = fallenParts;
  }

  @Override
  public Map<DataCategory, Rule> of(CaseFile file, Ground ground) {
    Map<DataCategory, Rule> data = new EnumMap<>(DataCategory.class);
    (file.dataCategories().isEmpty() ? List.of(DataCategory.values()) : file.dataCategories()).forEach(category -> data.put(category, null));
    if (ground == Ground.LAW) {
      triage.of(file.id()).stream().filter(proposal -> proposal.compelled() == Compelled.NO)
          .forEach(proposal -> data.replace(proposal.category(), proposal.rule()));
    }
    data.replaceAll((category, rule) -> ground == null || ground.reaches(category) ? rule : Rule.D14);
    List<Fallen> fallen = fallenParts.of(file.id());
    fallen.stream().filter(part -> part.category() != null).forEach(part -> data.replace(part.category(), part.rule()));
    fallen.stream().filter(Fallen::whole).findFirst().ifPresent(part -> data.replaceAll((category, rule) -> part.rule()));
    data.replace(DataCategory.ENCRYPTION_KEYS, Rule.D11);
    return data;
  }

  @Override
  public boolean keys(String words) {
    return KeyWords.keys(words) == Reading.SURELY;
  }

  @Override
  public boolean perhapsKeys(String words) {
    return KeyWords.keys(words) == Reading.PERHAPS;
  }

  /** @throws Refusal where nothing of the case may be disclosed on that ground */
  void requireSome(CaseFile file, Ground ground, String field) {
    Map<DataCategory, Rule> data = of(file, ground);
    if (!data.containsValue(null)) {
      Rule rule = data.values().iterator().next();
      throw Refusal.impossible(field, "cannot be DISCLOSE: nothing that was asked for may be disclosed on this ground. " + rule.sentence(), rule);
    }
  }
}
