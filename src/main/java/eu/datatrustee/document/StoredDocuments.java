package eu.datatrustee.document;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Documents as rows, their bytes in parts: no more than one of them is in memory at a time, on the way in or out. */
@Repository
class StoredDocuments implements Documents {

  /** A driver may hold a part several times over, in its own notation. */
  static final int PART = 256 * 1024;
  private static final String COLUMNS = "case_id, shelf, n, file_name, media_type, size_bytes, sha256, stored_at, stored_by";

  private final JdbcClient jdbc;
  private final CurrentCaller callers;
  private final Clock clock;

  StoredDocuments(JdbcClient jdbc, CurrentCaller callers, Clock clock) {
    this.jdbc = jdbc;
    this.callers = callers;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Document store(String caseId, Upload upload) {
    return store(caseId, Shelf.RECEIVED, upload);
  }

  /** Two at once for one case: the key lets one of them through. */
  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Document store(String caseId, Shelf shelf, Upload upload) {
    if ((shelf == Shelf.RECEIVED || shelf == Shelf.PROOFS) && own(caseId, shelf) >= MOST_RECEIVED) {
      throw Refusal.conflict("A case keeps at most " + MOST_RECEIVED + " documents");
    }
    Document document = insert(caseId, shelf, upload.fileName(), upload.mediaType(), upload.size(), upload.sha256(), false);
    try (InputStream bytes = upload.bytes()) {
      int part = 0;
      for (byte[] some = bytes.readNBytes(PART); some.length > 0; some = bytes.readNBytes(PART)) {
        jdbc.sql("insert into document_part (case_id, shelf, n, part, bytes) values (?, ?, ?, ?, ?)")
            .params(caseId, shelf.name(), document.n(), part++, some).update();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return document;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void copy(Document original, String caseId) {
    Document copy = insert(caseId, original.shelf(), original.fileName(), original.mediaType(), original.size(), original.sha256(), true);
    jdbc.sql("""
        insert into document_part (case_id, shelf, n, part, bytes)
        select ?, shelf, ?, part, bytes from document_part where case_id = ? and shelf = ? and n = ?""")
        .params(caseId, copy.n(), original.caseId(), original.shelf().name(), original.n()).update();
  }

  private int own(String caseId, Shelf shelf) {
    return jdbc.sql("select count(*) from document where case_id = ? and shelf = ? and not copied").params(caseId, shelf.name())
        .query(Integer.class).single();
  }

  private Document insert(String caseId, Shelf shelf, String fileName, String mediaType, long size, String sha256, boolean copied) {
    int n = 1 + jdbc.sql("select coalesce(max(n), 0) from document where case_id = ? and shelf = ?").params(caseId, shelf.name())
        .query(Integer.class).single();
    Document document = new Document(caseId, shelf, n, fileName, mediaType, size, sha256,
        clock.instant().truncatedTo(ChronoUnit.MICROS), callers.signedIn().map(Caller::id).orElse("service"));
    jdbc.sql("insert into document (" + COLUMNS + ", copied) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .params(caseId, shelf.name(), n, fileName, mediaType, size, sha256, document.storedAt().atOffset(ZoneOffset.UTC), document.storedBy(), copied)
        .update();
    return document;
  }

  @Override
  public List<Document> of(String caseId, Shelf shelf) {
    return jdbc.sql("select " + COLUMNS + " from document where case_id = ? and shelf = ? order by n").params(caseId, shelf.name())
        .query(StoredDocuments::document).list();
  }

  @Override
  public Optional<Document> find(String caseId, Shelf shelf, int n) {
    return jdbc.sql("select " + COLUMNS + " from document where case_id = ? and shelf = ? and n = ?").params(caseId, shelf.name(), n)
        .query(StoredDocuments::document).optional();
  }

  @Override
  public InputStream open(Document document) {
    return new Parts(document);
  }

  private static Document document(ResultSet row, int number) throws SQLException {
    return new Document(row.getString("case_id"), Shelf.valueOf(row.getString("shelf")), row.getInt("n"), row.getString("file_name"),
        row.getString("media_type"), row.getLong("size_bytes"), row.getString("sha256"),
        row.getObject("stored_at", OffsetDateTime.class).toInstant(), row.getString("stored_by"));
  }

  /** Reads part after part, and at the end compares the hash. */
  private final class Parts extends InputStream {

    private final Document document;
    private final MessageDigest digest = Digests.sha256();
    private byte[] part = new byte[0];
    private int at;
    private int next;
    private boolean ended;

    Parts(Document document) {
      this.document = document;
    }

    @Override
    public int read() throws IOException {
      return more() ? part[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!more()) {
        return -1;
      }
      int some = Math.min(length, part.length - at);
      System.arraycopy(part, at, into, offset, some);
      at += some;
      return some;
    }

    private boolean more() throws IOException {
      if (at < part.length) {
        return true;
      }
      if (ended) {
        return false;
      }
      Optional<byte[]> found = jdbc.sql("select bytes from document_part where case_id = ? and shelf = ? and n = ? and part = ?")
          .params(document.caseId(), document.shelf().name(), document.n(), next).query((row, number) -> row.getBytes(1)).optional();
      if (found.isEmpty()) {
        ended = true;
        if (!HexFormat.of().formatHex(digest.digest()).equals(document.sha256())) {
          throw new IOException("Document " + document.n() + " of " + document.caseId() + " is not what was stored");
        }
        return false;
      }
      next++;
      part = found.get();
      at = 0;
      digest.update(part);
      return true;
    }
  }
}
