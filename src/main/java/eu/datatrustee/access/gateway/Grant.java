package eu.datatrustee.access.gateway;

import eu.datatrustee.access.gateway.NeededAccess.Entitlement;
import java.time.Instant;
import java.util.List;

/**
 * A grant as the books have it at one moment.
 *
 * @param endsAt when it ends as things stand: its time is up, nobody has claimed it in time, or it was ended
 * @param live whether it may be used at that moment
 * @param over whether it has ended; a grant whose window has not begun is neither
 */
record Grant(String caseId, String customerId, String requestedBy, String accessorName, String accessor, String organisation,
    String mode, List<String> actions, List<String> resources, Instant from, Instant until, Instant endsAt, boolean live,
    boolean over, Instant endConfirmedAt, Instant alarmRaisedAt) {

  Entitlement entitlement() {
    return new Entitlement(caseId, customerId, mode, actions, from, endsAt);
  }
}
