package eu.datatrustee.casework.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Sha256;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a creating call safe to repeat. The key's row is written first, in the transaction of the work itself: of calls that arrive at
 * once, on however many nodes, one does the work and the others wait for it and get its answer. A refused call leaves no row.
 */
@Component
public class Idempotency {

  /** The header that carries a key; keys belong to user and path. */
  public static final String HEADER = "Idempotency-Key";

  private static final Duration KEPT = Duration.ofHours(48);
  private static final int TRIES = 5;
  private static final int LONGEST_PATH = 500;
  private static final ObjectMapper CANONICAL = JsonMapper.builder().addModule(new JavaTimeModule())
      .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();

  private record Key(String user, String path, String key, String bodyHash) {}

  private record Stored(String bodyHash, int status, String location, String body) {}

  /** Another transaction has the key. */
  private static final class Taken extends RuntimeException {

    Taken(Throwable cause) {
      super(cause);
    }
  }

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ObjectMapper json;
  private final Clock clock;

  Idempotency(JdbcClient jdbc, TransactionTemplate transaction, ObjectMapper json, Clock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.json = json;
    this.clock = clock;
  }

  /** A JSON part and the hashes of the files beside it, in their order. */
  private record WithFiles(Object body, List<String> hashes) {}

  /**
   * As {@link #once(HttpServletRequest, Object, Supplier)}, for a call that brings files.
   *
   * @param hashes of the files, in their order; without any, the call is the same as one that sends the JSON alone
   */
  public ResponseEntity<?> once(HttpServletRequest request, Object body, List<String> hashes, Supplier<ResponseEntity<?>> work) {
    return once(request, hashes.isEmpty() ? body : new WithFiles(body, hashes), work);
  }

  /**
   * Does the work in one transaction, at most once for the request's key; without a key, each time.
   *
   * @param body what the caller sent, compared as canonical JSON
   * @throws Refusal (impossible) where the key was used with another body
   */
  public ResponseEntity<?> once(HttpServletRequest request, Object body, Supplier<ResponseEntity<?>> work) {
    String header = request.getHeader(HEADER);
    if (header == null) {
      return transaction.execute(status -> work.get());
    }
    if (header.isBlank() || header.length() > 200) {
      throw Refusal.malformed(HEADER, "must have 1 to 200 characters");
    }
    Key key = new Key(request.getRemoteUser(), kept(request.getRequestURI()), header, hash(body));
    for (int tried = 1; ; tried++) {
      try {
        return transaction.execute(status -> firstTime(key, work));
      } catch (Taken taken) {
        // The loser's transaction is over: read the winner's answer in a new one. None there means that the winner was refused.
        Optional<Stored> stored = find(key);
        if (stored.isPresent()) {
          return replay(key, stored.get());
        }
        if (tried == TRIES) {
          throw Refusal.conflict("The same call is under way; repeat it");
        }
      }
    }
  }

  /** The path as its column keeps it: one that is longer names nothing, yet its call has an answer of its own. */
  private static String kept(String path) {
    return path.length() <= LONGEST_PATH ? path : "sha256:" + Sha256.of(path);
  }

  private ResponseEntity<?> firstTime(Key key, Supplier<ResponseEntity<?>> work) {
    try {
      jdbc.sql("insert into idempotency_key (user_id, path, key_value, body_hash, created_at) values (?, ?, ?, ?, ?)")
          .params(key.user(), key.path(), key.key(), key.bodyHash(), clock.instant().atOffset(ZoneOffset.UTC)).update();
    } catch (DuplicateKeyException | ConcurrencyFailureException | QueryTimeoutException taken) {
      // Which of them it is, is the database's choice; H2 waits for a second only.
      throw new Taken(taken);
    }
    ResponseEntity<?> answer = work.get();
    URI location = answer.getHeaders().getLocation();
    jdbc.sql("update idempotency_key set status = ?, location = ?, body = ? where user_id = ? and path = ? and key_value = ?")
        .params(answer.getStatusCode().value(), location == null ? null : location.toString(), write(json, answer.getBody()),
            key.user(), key.path(), key.key()).update();
    return answer;
  }

  private Optional<Stored> find(Key key) {
    return jdbc.sql("select body_hash, status, location, body from idempotency_key where user_id = ? and path = ? and key_value = ?")
        .params(key.user(), key.path(), key.key())
        .query((row, n) -> new Stored(row.getString(1), row.getInt(2), row.getString(3), row.getString(4))).optional();
  }

  private static ResponseEntity<?> replay(Key key, Stored stored) {
    if (!stored.bodyHash().equals(key.bodyHash())) {
      throw Refusal.impossible(HEADER, "was used with another body");
    }
    ResponseEntity.BodyBuilder answer = ResponseEntity.status(stored.status()).contentType(MediaType.APPLICATION_JSON);
    if (stored.location() != null) {
      answer.location(URI.create(stored.location()));
    }
    return answer.body(new Raw(stored.body()));
  }

  /** An answer's JSON as it was given before. */
  private record Raw(@JsonRawValue @JsonValue String json) {}

  @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
  void forget() {
    jdbc.sql("delete from idempotency_key where created_at < ?").param(clock.instant().minus(KEPT).atOffset(ZoneOffset.UTC)).update();
  }

  private static String hash(Object body) {
    return Sha256.of(write(CANONICAL, body));
  }

  private static String write(ObjectMapper mapper, Object value) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
