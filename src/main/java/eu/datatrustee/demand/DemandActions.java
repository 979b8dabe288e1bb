package eu.datatrustee.demand;

import eu.datatrustee.identity.Caller;
import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What requester, customer, court and the trustee's people do to a running case from outside its tasks. */
@Service
public class DemandActions {

  /** The requester takes the demand back, at whatever step (specialists and counsel record it). */
  @Transactional
  public void withdraw(String id, String reason, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** A court has confirmed an order given in exigency, or has not. @param at when it decided */
  @Transactional
  public void courtConfirmation(String id, boolean confirmed, String court, Instant at, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** The requester answers a question, or comes back after a redirect. @param binding whether it is a binding order now */
  @Transactional
  public void requesterAnswer(String id, String text, boolean binding, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** The customer answers a redirected demand itself, instructs the trustee to disclose, or does neither (D3, D8). */
  @Transactional
  public void customerInstruction(String id, CustomerAnswer answer, String reason, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** Somebody of the desk has learnt that the data serve another purpose than the one stated (D12): it stops everything. */
  @Transactional
  public void purposeKnown(String id, String detail, Caller caller) {
    throw new UnsupportedOperationException();
  }
}
