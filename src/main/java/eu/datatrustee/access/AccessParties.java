package eu.datatrustee.access;

import eu.datatrustee.access.gateway.CaseParties;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells the credential desk who belongs to a request that nothing was granted for. */
@Component
class AccessParties implements CaseParties {

  private final AccessRequests requests;

  AccessParties(AccessRequests requests) {
    this.requests = requests;
  }

  @Override
  public Optional<Parties> find(String caseId) {
    return requests.find(caseId).map(request -> new Parties(request.asked().requestedBy(), request.asked().accessorEmail()));
  }
}
