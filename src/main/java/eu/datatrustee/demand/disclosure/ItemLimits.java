package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Holds items against what may be disclosed: each that is produced is of a data category that was demanded and has not fallen. */
@Component
class ItemLimits {

  private final DemandedData demanded;

  ItemLimits(DemandedData demanded) {
    this.demanded = demanded;
  }

  /**
   * The data category of an item: the one that is given, or the only one that may be disclosed.
   *
   * @return null for a withheld item of which nobody says it
   * @throws Refusal where it is needed and not given, or the item may not be produced
   */
  DataCategory check(CaseFile file, Ground ground, ItemTerms terms) {
    Map<DataCategory, Rule> data = demanded.of(file, ground);
    List<DataCategory> open = open(data);
    DataCategory category = terms.dataCategory() != null ? terms.dataCategory() : open.size() == 1 ? open.get(0) : null;
    if (terms.decision() == Item.Decision.PRODUCE) {
      if (category == null && open.size() > 1) {
        throw Refusal.impossible("dataCategory", "is missing: one of "
            + open.stream().map(Enum::name).collect(Collectors.joining(", ")), rule(file));
      }
      produced("", data, category, terms.reference(), terms.reason(), file);
    } else if (category != null && !data.containsKey(category)) {
      throw Refusal.impossible("dataCategory", "was not demanded: " + category, rule(file));
    }
    return category;
  }

  /** What was put is held again against what may be disclosed now. @throws Refusal naming the item that may not be produced */
  void hold(CaseFile file, Ground ground, List<Item> items) {
    Map<DataCategory, Rule> data = demanded.of(file, ground);
    items.stream().filter(item -> item.decision() == Item.Decision.PRODUCE).forEach(item -> produced("items[" + item.n() + "].", data,
        category(item, data), item.reference(), item.reason(), file));
  }

  /** Whether all that is produced may be disclosed now. */
  boolean kept(CaseFile file, Ground ground, List<Item> items) {
    try {
      hold(file, ground, items);
      return true;
    } catch (Refusal refusal) {
      return false;
    }
  }

  /** One that was put before items had a category is of the only one that may be disclosed. */
  private static DataCategory category(Item item, Map<DataCategory, Rule> data) {
    List<DataCategory> open = open(data);
    return item.dataCategory() == null && open.size() == 1 ? open.get(0) : item.dataCategory();
  }

  private static List<DataCategory> open(Map<DataCategory, Rule> data) {
    return data.keySet().stream().filter(category -> data.get(category) == null).toList();
  }

  /** @param of what stands before the name of a field */
  private void produced(String of, Map<DataCategory, Rule> data, DataCategory category, String reference, String reason, CaseFile file) {
    String categoryField = of + "dataCategory";
    if (category == null) {
      Rule rule = open(data).isEmpty() ? data.values().iterator().next() : rule(file);
      throw Refusal.impossible(categoryField, open(data).isEmpty() ? "cannot be produced: all that was asked for has fallen" : "is missing", rule);
    }
    if (!data.containsKey(category)) {
      throw Refusal.impossible(categoryField, "was not demanded: " + category, rule(file));
    }
    if (data.get(category) != null) {
      throw Refusal.impossible(categoryField, "cannot be produced: " + category + " fell. " + data.get(category).sentence(), data.get(category));
    }
    if (demanded.keys(reference)) {
      throw Refusal.impossible(of + "reference", "names keys, or the ability to decrypt", Rule.D11);
    }
    if (demanded.perhapsKeys(reference) && (reason == null || reason.isBlank())) {
      throw Refusal.impossible(of + "reason", "is missing: its words may name keys, or the ability to decrypt, so say why they do not", Rule.D11);
    }
  }

  /** D4 towards an authority, D3 towards anybody else. */
  private static Rule rule(CaseFile file) {
    return file.kind() == CaseKind.DEMAND ? Rule.D4 : Rule.D3;
  }
}
