package eu.datatrustee.silence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** An answer with what differs between any two services taken out: times, ids that are drawn, tokens, and how busy the machine is. */
final class Heard {

  private static final List<Map.Entry<Pattern, String>> DRAWN = List.of(
      // A calendar folds its lines by their length, and a time on the full minute is shorter than others (RFC 5545).
      Map.entry(Pattern.compile("\\r\\n[ \\t]"), ""),
      Map.entry(Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"), "<id>"),
      Map.entry(Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?(Z|[+-]\\d\\d:?\\d\\d)?"), "<time>"),
      Map.entry(Pattern.compile("\\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun),? \\d?\\d [A-Z][a-z]{2}( \\d{4})?,?( \\d\\d:\\d\\d(:\\d\\d)?)?"), "<time>"),
      Map.entry(Pattern.compile("\\b\\d{8}T\\d{6}Z\\b"), "<time>"),
      Map.entry(Pattern.compile("(?<![\\d:])\\d\\d:\\d\\d(:\\d\\d)?(?![\\d:])"), "<time>"),
      Map.entry(Pattern.compile("127\\.0\\.0\\.1:\\d+"), "<host>"),
      Map.entry(Pattern.compile("(name=\"_csrf\"[^>]*value=\")[^\"]+"), "$1<token>"),
      Map.entry(Pattern.compile("nonce[-=]\"?[A-Za-z0-9+/=_-]{16,}"), "<nonce>"),
      Map.entry(Pattern.compile("\"(durationInMillis|duration)\":\\d+"), "\"$1\":0"),
      Map.entry(Pattern.compile("\"(x|y|n|kid)\":\"[A-Za-z0-9_-]{20,}\""), "\"$1\":\"<key>\""));

  /** What a machine's load shows, of which no service can be silent; everything else that is measured must be equal. */
  private static final List<String> LOAD = List.of("jvm_", "process_", "system_", "hikaricp_", "disk_", "application_");

  private static final Set<String> OF_THE_MOMENT = Set.of("date", "connection", "keep-alive");

  private static final ObjectMapper JSON = new ObjectMapper();

  private Heard() {}

  static String of(HttpResponse<String> answer) {
    return normal(answer.statusCode() + " " + headers(answer)) + "\n" + (answer.body().startsWith("[") ? inOrder(answer.body())
        : normal(answer.headers().firstValue("Content-Type").orElse("").contains("wadl") ? linesInOrder(answer.body()) : answer.body()));
  }

  /** All but the date and what the connection itself says; of cookies and tokens not the value, of the length whether it is the body's. */
  private static Map<String, List<String>> headers(HttpResponse<String> answer) {
    Map<String, List<String>> heard = new TreeMap<>();
    answer.headers().map().forEach((name, values) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!OF_THE_MOMENT.contains(lower)) {
        heard.put(lower, values.stream().map(value -> lower.equals("set-cookie") ? value.replaceFirst("=[^;]*", "=<value>")
            : lower.equals("x-xsrf-token") ? "<value>" : lower.equals("content-length") ? length(answer, value) : value).sorted().toList());
      }
    });
    return heard;
  }

  /** A time on the full minute or second is shorter than others, so that of two bodies that say the same one may be. */
  private static String length(HttpResponse<String> answer, String stated) {
    return stated.equals(String.valueOf(answer.body().getBytes(StandardCharsets.UTF_8).length)) ? "<of the body>" : stated;
  }

  /** A description of a resource, which names its methods in the order in which each JVM happens to find them. */
  private static String linesInOrder(String description) {
    return description.lines().sorted().collect(Collectors.joining("\n"));
  }

  /** A list that the engine gives without an order, and with ids that are drawn: what is in it, sorted by what is left to sort by. */
  private static String inOrder(String list) {
    try {
      return StreamSupport.stream(JSON.readTree(list).spliterator(), false).map(each -> normal(each.toString())).sorted()
          .collect(Collectors.joining("\n"));
    } catch (JsonProcessingException e) {
      return normal(list);
    }
  }

  /** A scrape: the names and labels of all that is measured, with the values of what is not the machine's load or a time. */
  static String ofMetrics(HttpResponse<String> answer) {
    return answer.statusCode() + "\n" + answer.body().lines().filter(line -> !line.startsWith("#"))
        .map(line -> load(line) ? "" : timed(line) ? line.substring(0, line.lastIndexOf(' ')) : aged(line) ? age(line) : line)
        .filter(line -> !line.isEmpty()).sorted().collect(Collectors.joining("\n"));
  }

  private static boolean load(String line) {
    // How often a test had to ask whether the service is up.
    return LOAD.stream().anyMatch(line::startsWith) || line.contains("uri=\"/actuator/health\"");
  }

  private static boolean timed(String line) {
    String name = line.replaceFirst("[{ ].*", "");
    return name.endsWith("_sum") || name.endsWith("_max") || name.endsWith("_bucket");
  }

  private static boolean aged(String line) {
    return line.replaceFirst("[{ ].*", "").endsWith("_seconds");
  }

  /** How long something waits: whether anything does, since two services do not look at the same second. */
  private static String age(String line) {
    int value = line.lastIndexOf(' ');
    return line.substring(0, value) + (Double.parseDouble(line.substring(value)) > 0 ? " some" : " none");
  }

  static String normal(String text) {
    String normal = text;
    for (Map.Entry<Pattern, String> each : DRAWN) {
      normal = each.getKey().matcher(normal).replaceAll(each.getValue());
    }
    return normal;
  }
}
