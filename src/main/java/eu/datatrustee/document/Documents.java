package eu.datatrustee.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** The documents of cases. Who may see a case may see its documents: the modules that own the cases check that. */
public interface Documents {

  int MOST_RECEIVED = 10;

  /**
   * Stores what came in, in the caller's transaction.
   *
   * @throws eu.datatrustee.casework.Refusal (conflict) where the case has {@link #MOST_RECEIVED} already
   */
  Document store(String caseId, Upload upload);

  /** Copies what came in for one case to another, beside what that one may have of its own, in the caller's transaction. */
  void copy(Document original, String caseId);

  /** Stores on another shelf, in the caller's transaction. */
  Document store(String caseId, Shelf shelf, Upload upload);

  /** What came in, in the order it was stored. */
  default List<Document> of(String caseId) {
    return of(caseId, Shelf.RECEIVED);
  }

  List<Document> of(String caseId, Shelf shelf);

  Optional<Document> find(String caseId, Shelf shelf, int n);

  /**
   * The bytes, read a part at a time.
   *
   * @return a stream that fails at its end where the bytes are not those of the document's hash
   */
  InputStream open(Document document);

  /** Streams the bytes. */
  default void stream(Document document, OutputStream to) throws IOException {
    try (InputStream bytes = open(document)) {
      bytes.transferTo(to);
    }
  }
}
