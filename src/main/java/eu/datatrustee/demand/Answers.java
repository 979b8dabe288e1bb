package eu.datatrustee.demand;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a person has counted, and read in the paper where the registered words leave it in doubt; null where nobody has said it.
 *
 * @param accounts that the demand names, or reaches
 * @param ofAll accounts that the customer has
 * @param until the last day that the data are of, or {@link #NO_END}
 * @param wayIn whether it asks for a way in (D10)
 * @param keys whether it asks for keys, or the ability to decrypt (D11)
 */
record Answers(Integer accounts, Integer ofAll, String until, Boolean wayIn, Boolean keys) {

  static final String NO_END = "none";
  static final Answers NOTHING = new Answers(null, null, null, null, null);

  static Answers counted(Integer accounts, Integer ofAll) {
    return new Answers(accounts, ofAll, null, null, null);
  }

  /** With what was said before, where this says nothing. */
  Answers or(Answers before) {
    return new Answers(accounts == null ? before.accounts : accounts, ofAll == null ? before.ofAll : ofAll, until == null ? before.until : until,
        wayIn == null ? before.wayIn : wayIn, keys == null ? before.keys : keys);
  }

  /** For the ledger; what nobody has said is left out. */
  String inWords() {
    return Stream.of(accounts == null ? null : accounts + " accounts", ofAll == null ? null : "of " + ofAll,
        until == null ? null : "data until " + until,
        wayIn == null ? null : wayIn ? "a way in" : "no way in", keys == null ? null : keys ? "keys" : "no keys").filter(Objects::nonNull)
        .collect(Collectors.joining(", "));
  }
}
