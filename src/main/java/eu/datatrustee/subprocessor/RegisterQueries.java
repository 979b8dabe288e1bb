package eu.datatrustee.subprocessor;

import eu.datatrustee.identity.Caller;
import java.util.List;
import org.springframework.stereotype.Service;

/** What of proposals and register a caller may see: the trustee all of it, the provider's support its own proposals, a customer what concerns it. */
@Service
public class RegisterQueries {

  /**
   * How one customer stands to one subprocessor: its latest row, with what is shown of it.
   *
   * @param state as it counts at this moment: suspended, lapsed, silent from the very instant
   */
  public record Standing(Consent consent, Proposed proposed, ConsentState state) {}

  /** The proposal, if the caller may see it. @throws eu.datatrustee.casework.Refusal (unknown) where there is none or it is not theirs */
  public Proposal proposal(String id, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** One page of the proposals the caller sees, newest first. */
  public List<Proposal> proposals(Caller caller, long offset, int size) {
    throw new UnsupportedOperationException();
  }

  public long countProposals(Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** The entry, by its id, by a later proposal's id or by its register number, if the caller may see it. */
  public Subprocessor subprocessor(String id, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** One page of the entries the caller sees, by name. */
  public List<Subprocessor> subprocessors(Caller caller, long offset, int size) {
    throw new UnsupportedOperationException();
  }

  public long countSubprocessors(Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** How customers stand to it, latest round each, as far as the caller may see, by customer. */
  public List<Standing> standings(Subprocessor entry, Caller caller, long offset, int size) {
    throw new UnsupportedOperationException();
  }

  public long countStandings(Subprocessor entry, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** A customer's standings with all subprocessors that concern it. */
  public List<Standing> ofCustomer(String customerId, Caller caller) {
    throw new UnsupportedOperationException();
  }

  /** The history, as far as it concerns the caller. */
  public List<ConsentHistory.Event> history(Subprocessor entry, Caller caller) {
    throw new UnsupportedOperationException();
  }
}
