package eu.datatrustee.demand;

import eu.datatrustee.engine.TaskAnswer;
import java.util.Arrays;
import java.util.List;

/** Why an order cannot be complied with, by the boxes of the form. Source: Reg. (EU) 2023/1543 Art. 10, Annex III. */
enum AnnexReason {
  INCOMPLETE("incomplete"), MANIFEST_ERRORS("manifestErrors"), INSUFFICIENT_INFORMATION("insufficientInformation"),
  DATA_NOT_HELD("dataNotHeld"), FACTUALLY_IMPOSSIBLE("factuallyImpossible"), ISSUER_NOT_COMPETENT("issuerNotCompetent"),
  IMMUNITY_OR_PRESS("immunityOrPress");

  private static final String LIST = "Annex III: ";

  private final String field;

  AnnexReason(String field) {
    this.field = field;
  }

  static List<String> ticked(TaskAnswer answer) {
    return Arrays.stream(values()).filter(reason -> "true".equals(answer.text(reason.field))).map(Enum::name).toList();
  }

  /** As the decision's reason keeps them, beside the question. */
  static String written(List<String> reasons, String question) {
    String list = reasons.isEmpty() ? "" : LIST + String.join(", ", reasons);
    return question == null ? list : list.isEmpty() ? question : list + "\n" + question;
  }

  /** The reasons that {@link #written} has kept. */
  static List<String> read(String written) {
    String first = written.lines().findFirst().orElse("");
    return first.startsWith(LIST) ? List.of(first.substring(LIST.length()).split(", ")) : List.of();
  }

  /** The question beside them, or null. */
  static String question(String written) {
    String text = read(written).isEmpty() ? written : written.substring(Math.min(written.length(), written.indexOf('\n') + 1));
    return text.isBlank() || text.startsWith(LIST) ? null : text;
  }
}
