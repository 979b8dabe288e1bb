package eu.datatrustee.evidence.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.deadline.GermanTime;
import eu.datatrustee.evidence.Figures;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The transparency report: what was asked of the trustee in a time, and what came of it, in figures that may be published. */
@RestController
@Tag(name = "Deadlines and evidence")
class TransparencyController {

  private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

  private final List<Figures> parts;
  private final CurrentCaller callers;

  TransparencyController(List<Figures> parts, CurrentCaller callers) {
    this.parts = parts.stream().sorted(Comparator.comparing(Figures::part)).toList();
    this.callers = callers;
  }

  @GetMapping(path = "/api/transparency-report", produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  @Operation(summary = "Figures of a time, for auditors and counsel",
      description = "Figures of demands below ten are bands, whatever they are, since a small one would tell of a ban.")
  @ApiResponse(responseCode = "200", content = {@Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
      @Content(mediaType = "text/csv", schema = @Schema(type = "string"))})
  @Transactional(readOnly = true)
  public ResponseEntity<?> report(
      @Parameter(description = "first day (in Germany) or instant", example = "2026-01-01") @RequestParam String from,
      @Parameter(description = "last day, or first instant behind it", example = "2026-12-31") @RequestParam String to,
      @Parameter(description = "json or csv, where the Accept header cannot be set") @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    if (!callers.caller().inAny(Group.AUDITORS, Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("The transparency report is for auditors and counsel");
    }
    Instant start = instant("from", from, false);
    Instant end = instant("to", to, true);
    if (!start.isBefore(end)) {
      throw Refusal.impossible("to", "is before from");
    }
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("from", start);
    report.put("to", end);
    parts.forEach(part -> report.put(part.part(), part.between(start, end)));
    if (csvWanted(format, accept)) {
      return ResponseEntity.ok().contentType(CSV).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transparency-report.csv\"")
          .body(csv(report));
    }
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(report);
  }

  private static boolean csvWanted(String format, String accept) {
    if (format == null) {
      return accept != null && accept.contains("text/csv") && !accept.contains("json");
    }
    if (!format.equals("csv") && !format.equals("json")) {
      throw Refusal.malformed("format", "is neither json nor csv");
    }
    return format.equals("csv");
  }

  /** One figure a line: part, group, key, figure. */
  private static String csv(Map<String, Object> report) {
    StringBuilder lines = new StringBuilder("part,group,key,figure\r\n");
    report.forEach((part, figures) -> {
      if (figures instanceof Map<?, ?> groups) {
        groups.forEach((group, figure) -> {
          if (figure instanceof Map<?, ?> keys) {
            keys.forEach((key, each) -> line(lines, part, group, key, each));
          } else {
            line(lines, part, group, "", figure);
          }
        });
      } else {
        line(lines, "report", part, "", figures);
      }
    });
    return lines.toString();
  }

  private static void line(StringBuilder lines, Object... cells) {
    for (int i = 0; i < cells.length; i++) {
      lines.append(i == 0 ? "" : ",").append(cells[i].toString().replaceAll("[,\"\\r\\n]", " "));
    }
    lines.append("\r\n");
  }

  private static Instant instant(String field, String given, boolean last) {
    try {
      if (given.indexOf('T') > 0) {
        return OffsetDateTime.parse(given).toInstant();
      }
      LocalDate day = LocalDate.parse(given);
      return last ? GermanTime.endOf(day) : GermanTime.startOf(day);
    } catch (DateTimeException e) {
      throw Refusal.malformed(field, "is neither a day such as 2026-01-01 nor an instant such as 2026-08-14T09:30:00Z");
    }
  }
}
