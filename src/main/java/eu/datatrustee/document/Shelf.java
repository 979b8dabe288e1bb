package eu.datatrustee.document;

/** Where in a case a document stands; each shelf numbers its own from 1. */
public enum Shelf {
  /** What came in: checked by content, at most {@link Documents#MOST_RECEIVED} a case, copies from another one aside. */
  RECEIVED,
  /** What proves that a customer was told another way than by mail: as what came in, and as many a case. */
  PROOFS,
  /** What a disclosure produces, of any type. */
  EXTRACTS,
  /** What the service or the trustee's people made: manifests, letters. */
  ISSUED
}
