package eu.datatrustee.demand;

import eu.datatrustee.demand.file.CaseFile;
import org.springframework.stereotype.Component;

/**
 * Reg. (EU) 2023/1543 Art. 11: has the authority know that its data are preserved, until when, and when that is over. Of a customer that
 * nobody knows, nothing can be preserved, and nobody is written to.
 */
@Component
class Preservations {

  private final DemandClocks clocks;
  private final FallenParts fallen;
  private final DemandNotices notices;

  Preservations(DemandClocks clocks, FallenParts fallen, DemandNotices notices) {
    this.clocks = clocks;
    this.fallen = fallen;
    this.notices = notices;
  }

  /** It has begun, or goes on for longer. */
  void tell(CaseFile file) {
    if (file.customerKnown()) {
      notices.preserved(file, clocks.preservedUntil(file.id()), clocks.preservationExtended(file.id()), fallen.forLetter(file.id()));
    }
  }

  /** Its time is over. @param kept whether an order to produce is being examined, which keeps the data on (Art. 11(2)) */
  void ended(CaseFile file, boolean kept) {
    if (file.customerKnown()) {
      notices.preservationEnded(file, clocks.preservedUntil(file.id()), kept);
    }
  }
}
