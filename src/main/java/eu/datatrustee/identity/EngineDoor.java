package eu.datatrustee.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.engine.EngineRefusals;
import eu.datatrustee.engine.QueryExpressions;
import eu.datatrustee.engine.Sight;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * Stands in both of the engine's doors: lets through what {@link DoorRules} list, with no expression but the harmless ones, and puts
 * what the engine answers into plain words, without its innards.
 */
class EngineDoor extends OncePerRequestFilter {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LARGEST_BODY = 1 << 20;
  private static final String REST = "/engine-rest";
  private static final String WEBAPPS = "/camunda";
  private static final String REST_OF_WEBAPPS = "/camunda/api/engine/engine/default";
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "DELETE");

  /** Of one thing that the engine keeps, what it answers differently where it is not there and where it is not theirs. */
  private static final Pattern OF_ONE = Pattern.compile(".*/(task|process-instance|job|job-log)/([^/]+)/[a-z-]+");

  private final RequestCaller callers;
  private final Sight sight;

  EngineDoor(RequestCaller callers, Sight sight) {
    this.callers = callers;
    this.sight = sight;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    EngineRefusals.forget();
    try {
      HttpServletRequest checked = check(request);
      EngineAnswer answer = new EngineAnswer(request, response);
      try {
        chain.doFilter(checked, answer);
      } finally {
        answer.finish();
      }
    } catch (Refusal refusal) {
      EngineAnswer.refuse(response, refusal);
    } finally {
      EngineRefusals.forget();
    }
  }

  private HttpServletRequest check(HttpServletRequest request) throws IOException {
    String path = UriUtils.decode(request.getRequestURI(), StandardCharsets.UTF_8);
    Caller caller = callers.caller();
    DoorRule rule = rule(request.getMethod(), path, caller).orElseThrow(EngineDoor::notThere);
    ownCredentialsOnly(path, caller);
    request.getParameterMap().forEach((name, values) -> List.of(values).forEach(value -> expression(name, value)));
    thereFor(request.getMethod(), path);
    if (!WITH_BODY.contains(request.getMethod())) {
      return EngineRequest.of(request, null);
    }
    byte[] body = read(request);
    if (body.length == 0) {
      return EngineRequest.of(request, body);
    }
    JsonNode json = parse(body);
    if (!json.isObject()) {
      throw notThere();
    }
    if (rule.fields() != null) {
      json.fieldNames().forEachRemaining(field -> {
        if (!rule.fields().contains(field)) {
          throw notThere();
        }
      });
    }
    expressions(json);
    retriesOnly(path, json);
    // What was read here is what the engine gets, so that it cannot read something else from the same bytes.
    return EngineRequest.of(request, JSON.writeValueAsBytes(json));
  }

  private static Optional<DoorRule> rule(String method, String path, Caller caller) {
    if (path.equals(REST) || path.startsWith(REST + "/")) {
      return DoorRules.find(DoorRules.ENGINE, method, path.substring(REST.length()), caller);
    }
    if (path.startsWith(REST_OF_WEBAPPS + "/")) {
      return DoorRules.find(DoorRules.ENGINE, method, path.substring(REST_OF_WEBAPPS.length()), caller);
    }
    return DoorRules.find(DoorRules.WEBAPPS, method, path.substring(WEBAPPS.length()), caller);
  }

  /** What one does to a task, the engine module answers for itself. */
  private void thereFor(String method, String path) {
    Matcher one = OF_ONE.matcher(path);
    if (!one.matches() || one.group(1).equals("task") && WITH_BODY.contains(method)) {
      return;
    }
    String kind = one.group(1);
    String id = one.group(2);
    boolean there = switch (kind) {
      case "task" -> sight.task(id);
      case "job" -> sight.job(id);
      case "job-log" -> sight.jobLog(id);
      default -> sight.instance(id);
    };
    if (!there) {
      throw Refusal.unknown(kind.replace('-', ' '), id);
    }
  }

  /** Another one's profile and password are the administrators' business. */
  private static void ownCredentialsOnly(String path, Caller caller) {
    int user = path.indexOf("/user/");
    if (user >= 0 && path.endsWith("/credentials") && !caller.in(Group.ADMINISTRATORS)
        && !path.substring(user).equals("/user/" + caller.id() + "/credentials")) {
      throw notThere();
    }
  }

  /** A failed step is tried again; none is stopped this way, since lapses and ends are timers. */
  private static void retriesOnly(String path, JsonNode json) {
    if (path.endsWith("/retries") && json.path("retries").asInt() < 1) {
      throw Refusal.malformed("retries", "must be at least 1");
    }
  }

  private static byte[] read(HttpServletRequest request) throws IOException {
    byte[] body = request.getInputStream().readNBytes(LARGEST_BODY + 1);
    if (body.length > LARGEST_BODY) {
      throw Refusal.of(Refusal.Kind.TOO_LARGE, "The body is larger than 1 MiB");
    }
    return body;
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      throw Refusal.malformed("body", "is no JSON");
    }
  }

  private static void expressions(JsonNode node) {
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      if (field.getKey().endsWith("Expression") && !field.getValue().isNull()) {
        expression(field.getKey(), field.getValue().asText(""));
      }
      expressions(field.getValue());
    }
    if (node.isArray()) {
      node.forEach(EngineDoor::expressions);
    }
  }

  private static void expression(String name, String value) {
    if (name.endsWith("Expression") && !QueryExpressions.allows(value)) {
      throw Refusal.malformed(name, "is no expression that a query may hold");
    }
  }

  private static Refusal notThere() {
    return Refusal.of(Refusal.Kind.UNKNOWN, "There is nothing here");
  }
}
