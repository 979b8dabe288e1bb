package eu.datatrustee.demand.disclosure;

import eu.datatrustee.agreement.Agreement;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.demand.file.CaseFile;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** The disclosures that the agreement of a case's customer describes, as long as it is in force: read anew whenever somebody asks (D3). */
@Component
public class AgreedDisclosures {

  private final Customers customers;
  private final Clock clock;

  AgreedDisclosures(Customers customers, Clock clock) {
    this.customers = customers;
    this.clock = clock;
  }

  public List<String> of(CaseFile file) {
    if (!file.customerKnown()) {
      return List.of();
    }
    Agreement agreement = customers.require(file.customerId()).agreement();
    return agreement.inForceAt(clock.instant()) ? agreement.describedDisclosures() : List.of();
  }
}
