package eu.datatrustee.subprocessor;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.agreement.Engagements;
import java.time.Instant;
import org.springframework.stereotype.Service;

/** Whom each subprocessor may work for, and why not (S1–S5). Silence, a lapse or a suspension counts from its very instant, timer or no timer. */
@Service
class Register implements Engagements {

  @Override
  public Standing of(Customer customer, Work work, Instant at) {
    throw new UnsupportedOperationException();
  }
}
