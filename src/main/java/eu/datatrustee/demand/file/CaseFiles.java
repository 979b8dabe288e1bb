package eu.datatrustee.demand.file;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import java.util.List;
import java.util.Optional;

/** The registered cases of both kinds, and where each stands. Every write is in the caller's transaction. */
public interface CaseFiles {

  Optional<CaseFile> find(String id);

  /** @throws Refusal (unknown) where there is none */
  CaseFile require(String id);

  /** The case under a row lock, for whatever ends it or sends something out, since the two may meet. */
  CaseFile lock(String id);

  /** Registers a case with a number drawn without order; {@code id} of the file is ignored. */
  CaseFile add(CaseFile file);

  Standing standing(String id);

  /** Moves the case on. @throws Refusal (conflict) where it is closed */
  void move(String id, CaseState to);

  /**
   * Ends the case, once: the end that came first stands.
   *
   * @return whether this call ended it
   */
  boolean close(String id, Outcome outcome, Rule rule, String detail);

  /** What came of a closed case was called back before it had left the house: it ended in something else. */
  void correct(String id, Outcome outcome, Rule rule, String detail);

  /** Ids of other cases with the same reference of the same authority, and of those it follows or is followed by, oldest first: linked, never merged. */
  List<String> linked(CaseFile file);

  /** Writes down whose case it is, where the register did not know the customer. @return whether it was not known until now */
  boolean assign(String id, String customerId);

  /** Writes down that the case follows an earlier one. */
  void follow(String id, String earlier);

  /** The earlier case that this one follows. */
  Optional<String> followed(String id);

  /** Ids of the cases that follow this one, oldest first. */
  List<String> followers(String id);

  /** Ids of the cases that a demand naming several customers was split into. */
  List<String> children(String parentId);
}
