package eu.datatrustee.demand.file;

import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What a customer may read of a demand that names others too (D5): the words that were given for it alone and copies that are not the
 * original, until counsel lets it have the whole. Every other case is its customer's own, and whole.
 */
@Repository("demandOwnParts")
public class OwnParts {

  /** @param releasedBy the counsel who let the customer have the whole, or null */
  public record Part(boolean scope, boolean accounts, boolean statedPurpose, String releasedBy, Instant releasedAt, String reason) {}

  private static final Part NOTHING_APART = new Part(false, false, false, null, null, null);

  private final JdbcClient jdbc;
  private final CaseFiles files;
  private final Documents documents;
  private final Clock clock;

  OwnParts(JdbcClient jdbc, CaseFiles files, Documents documents, Clock clock) {
    this.jdbc = jdbc;
    this.files = files;
    this.documents = documents;
    this.clock = clock;
  }

  /** Writes down which words of a part were given for its customer alone. */
  public void add(String caseId, boolean scope, boolean accounts, boolean statedPurpose) {
    jdbc.sql("insert into demand_part (case_id, scope_apart, accounts_apart, purpose_apart) values (?, ?, ?, ?)")
        .params(caseId, scope, accounts, statedPurpose).update();
  }

  /** Counsel lets the customer have the whole. Whoever writes holds the case's lock. */
  public void release(String caseId, String by, String reason) {
    List<Object> values = Arrays.asList(by, clock.instant().atOffset(ZoneOffset.UTC), reason, caseId);
    if (jdbc.sql("update demand_part set released_by = ?, released_at = ?, release_reason = ? where case_id = ?").params(values).update() == 0) {
      add(caseId, false, false, false);
      release(caseId, by, reason);
    }
  }

  /** Empty where the case is no part of a demand that names others too. */
  public Optional<Part> of(CaseFile file) {
    return file.parentId() == null ? Optional.empty() : Optional.of(jdbc.sql("""
        select scope_apart, accounts_apart, purpose_apart, released_by, released_at, release_reason from demand_part where case_id = ?""")
        .param(file.id()).query((row, n) -> new Part(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3), row.getString(4),
            row.getObject(5) == null ? null : row.getObject(5, OffsetDateTime.class).toInstant(), row.getString(6))).optional()
        .orElse(NOTHING_APART));
  }

  /** Whether its customer may read all of the case. */
  public boolean whole(CaseFile file) {
    return of(file).map(part -> part.releasedBy() != null).orElse(true);
  }

  /** Whether the accounts that its words name are those of the other parts too: which are its customer's, nobody has said. */
  public boolean accountsShared(CaseFile file) {
    return of(file).map(part -> !part.scope() && (!part.accounts() || file.accounts().isEmpty())).orElse(false);
  }

  /** The case as its customer may read it: without the words that were not given for it alone. */
  public CaseFile shown(CaseFile file) {
    Part part = of(file).filter(found -> found.releasedBy() == null).orElse(null);
    return part == null ? file : new CaseFile(file.id(), file.kind(), file.customerId(), file.customerNamed(), file.receivedBy(),
        file.receivedAt(), file.requester(), file.issuer(), file.legalBasis(), file.instrument(), file.emergency(), file.exigent(),
        file.orderedAt(), file.dataCategories(), part.scope() ? file.scope() : "", part.accounts() ? file.accounts() : List.of(),
        file.periodFrom(), file.periodUntil(), part.statedPurpose() ? file.statedPurpose() : null, file.responseDeadline(), null, file.registeredBy(),
        file.registeredAt());
  }

  /** The documents that its customer gets and reads: of a part, none that is an original, which names others too. */
  public List<Document> copy(CaseFile file) {
    List<Document> own = documents.of(file.id());
    if (whole(file)) {
      return own;
    }
    Set<String> originals = originals(file);
    return own.stream().filter(document -> !originals.contains(document.sha256())).toList();
  }

  /** SHA-256 of each document of the demand that the case is a part of. */
  public Set<String> originals(CaseFile file) {
    return file.parentId() == null ? Set.of() : hashes(file.parentId()).collect(Collectors.toSet());
  }

  /** SHA-256 of each document that names others: an original, or what is kept for another part too. */
  public Set<String> ofOthers(CaseFile file) {
    return file.parentId() == null ? Set.of() : Stream.concat(Stream.of(file.parentId()), siblings(file)).flatMap(this::hashes)
        .collect(Collectors.toSet());
  }

  /** The other parts of the demand that the case is a part of. */
  public Stream<String> siblings(CaseFile file) {
    return files.children(file.parentId()).stream().filter(part -> !part.equals(file.id()));
  }

  /** The other parts that the notice of its customer names: all of them, where counsel lets it have the original. */
  public Stream<String> namedWith(CaseFile file) {
    return file.parentId() != null && whole(file) ? siblings(file) : Stream.empty();
  }

  /** The other parts whose customers may have the original, which names this one. */
  public Stream<String> naming(CaseFile file) {
    return file.parentId() == null ? Stream.empty() : siblings(file).filter(part -> whole(files.require(part)));
  }

  /** The case under its lock, and before it the other parts of its demand, always in one order: what is done about one may concern them all. */
  public CaseFile lock(String caseId) {
    CaseFile file = files.require(caseId);
    if (file.parentId() != null) {
      files.children(file.parentId()).forEach(files::lock);
    }
    return files.lock(caseId);
  }

  private Stream<String> hashes(String caseId) {
    return documents.of(caseId).stream().map(Document::sha256);
  }

  /** Whether its customer cannot be told yet: there is no copy for it, and no words of its own where the demand came without a document. */
  public boolean copyMissing(CaseFile file) {
    return of(file).filter(part -> part.releasedBy() == null && copy(file).isEmpty())
        .map(part -> !part.scope() || files.find(file.parentId()).isEmpty() || !documents.of(file.parentId()).isEmpty()).orElse(false);
  }
}
