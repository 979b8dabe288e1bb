package eu.datatrustee.subprocessor;

import eu.datatrustee.identity.Caller;
import java.io.InputStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers do about consents outside their task: the signed document, and taking a consent back (S3). */
@Service
public class ConsentDesk {

  /**
   * Keeps the signed document and what it leaves out, until the customer decides on its task. After the time it is kept as late, without
   * effect.
   *
   * @throws eu.datatrustee.casework.Refusal (unknown) where the proposal does not concern the caller's customer, (conflict) where the
   *     customer has decided or is not asked, (impossible) where the narrowing is none or the bytes are no document
   */
  @Transactional
  public Consent attach(String proposalId, String customerId, String fileName, InputStream bytes, Narrowing narrowing, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /**
   * The customer takes its consent back; what rests on it ends with this transaction.
   *
   * @throws eu.datatrustee.casework.Refusal (unknown) where the subprocessor does not concern the caller's customer, (conflict) where
   *     there is no consent that could be withdrawn
   */
  @Transactional
  public Consent withdraw(String customerId, String subprocessorId, String reason, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /**
   * A vendor manager asks a customer again, about the same proposal, who was silent, late or said no.
   *
   * @throws eu.datatrustee.casework.Refusal (conflict) where the customer is being asked, or has consented
   */
  @Transactional
  public Consent askAgain(String proposalId, String customerId, Caller caller) {
    throw new UnsupportedOperationException();
  }
}
