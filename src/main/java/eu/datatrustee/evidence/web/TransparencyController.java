package eu.datatrustee.evidence.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.Csv;
import eu.datatrustee.evidence.Figures;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
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

  private final List<Figures> parts;
  private final CurrentCaller callers;
  private final Clock clock;

  TransparencyController(List<Figures> parts, CurrentCaller callers, Clock clock) {
    this.parts = parts.stream().sorted(Comparator.comparing(Figures::part)).toList();
    this.callers = callers;
    this.clock = clock;
  }

  @GetMapping(path = "/api/transparency-report", produces = {MediaType.APPLICATION_JSON_VALUE, "text/csv"})
  @Operation(summary = "Figures of a time, for auditors and counsel",
      description = "Of one calendar month, quarter or year that is over, in German time; 422 for any other time. Figures of demands and "
          + "requests are bands of ten, whatever they are: a figure, or the difference of two, would tell of a ban.")
  @ApiResponse(responseCode = "200", content = {@Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(type = "object")),
      @Content(mediaType = "text/csv", schema = @Schema(type = "string"))})
  @Transactional(readOnly = true)
  public ResponseEntity<?> report(
      @Parameter(description = "first day (in Germany) or instant of it", example = "2026-07-01") @RequestParam String from,
      @Parameter(description = "last day, or first instant behind it", example = "2026-09-30") @RequestParam String to,
      @Parameter(description = "json or csv, where the Accept header cannot be set") @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    if (!callers.caller().inAny(Group.AUDITORS, Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("The transparency report is for auditors and counsel");
    }
    ReportPeriod period = ReportPeriod.of(from, to, clock.instant());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("from", period.from());
    report.put("to", period.to());
    parts.forEach(part -> report.put(part.part(), part.between(period.from(), period.to())));
    if (csvWanted(format, accept)) {
      return ResponseEntity.ok().contentType(MediaType.parseMediaType(Csv.TYPE)).header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"transparency-report.csv\"")
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
    StringBuilder lines = new StringBuilder();
    Csv csv = new Csv(lines).line("part", "group", "key", "figure");
    report.forEach((part, figures) -> {
      if (figures instanceof Map<?, ?> groups) {
        groups.forEach((group, figure) -> {
          if (figure instanceof Map<?, ?> keys) {
            keys.forEach((key, each) -> csv.line(part, group, key, each));
          } else {
            csv.line(part, group, "", figure);
          }
        });
      } else {
        csv.line("report", part, "", figures);
      }
    });
    return lines.toString();
  }
}
