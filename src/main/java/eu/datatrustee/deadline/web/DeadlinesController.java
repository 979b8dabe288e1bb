package eu.datatrustee.deadline.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.WrittenTime;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.deadline.OpenClock;
import eu.datatrustee.deadline.OpenClocks;
import eu.datatrustee.identity.Caller;
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
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows the trustee's people which of the clocks that they may see run out next. */
@RestController
@Tag(name = "Deadlines")
class DeadlinesController {

  static final String CALENDAR = "text/calendar";
  private static final MediaType CALENDAR_TYPE = new MediaType("text", "calendar", StandardCharsets.UTF_8);
  /** A calendar has no pages: the earliest ones are what a reader's calendar is for. */
  private static final int LARGEST_CALENDAR = 1000;

  private final OpenClocks clocks;
  private final ClockCalendar calendar;
  private final CurrentCaller currentCaller;

  DeadlinesController(OpenClocks clocks, ClockCalendar calendar, CurrentCaller currentCaller) {
    this.clocks = clocks;
    this.calendar = calendar;
    this.currentCaller = currentCaller;
  }

  @GetMapping(path = "/api/deadlines", produces = {MediaType.APPLICATION_JSON_VALUE, CALENDAR})
  @Operation(summary = "Open clocks, earliest first",
      description = "For the trustee's groups, each what it may see. As text/calendar one event for each clock, the 1000 earliest.")
  @ApiResponse(responseCode = "200", content = {
      @Content(mediaType = MediaType.APPLICATION_JSON_VALUE, schema = @Schema(implementation = Paged.class)),
      @Content(mediaType = CALENDAR, schema = @Schema(type = "string"))})
  ResponseEntity<?> open(
      @Parameter(description = "the last due instant to show", example = "2026-08-31T22:00:00Z") @RequestParam(required = false) String until,
      PageOf page,
      @Parameter(description = "json or ics, where the Accept header cannot be set") @RequestParam(required = false) String format,
      @Parameter(hidden = true) @RequestHeader(name = HttpHeaders.ACCEPT, required = false) String accept) {
    Set<String> groups = readersGroups();
    Instant last = instant("until", until);
    if (calendarWanted(format, accept)) {
      return ResponseEntity.ok().contentType(CALENDAR_TYPE).body(calendar.write(clocks.list(last, groups, 0, LARGEST_CALENDAR)));
    }
    List<OpenClock> found = clocks.list(last, groups, page.offset(), page.size());
    // A first page that is not full is all there is.
    long total = page.page() == 0 && found.size() < page.size() ? found.size() : clocks.count(last, groups);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON)
        .body(new Paged<>(found.stream().map(DeadlineItem::of).toList(), page.page(), page.size(), total));
  }

  private Set<String> readersGroups() {
    Caller caller = currentCaller.caller();
    if (!caller.trustee()) {
      throw Refusal.forbidden("The list of clocks is for the trustee's people");
    }
    return caller.groups().stream().filter(Group.TRUSTEE::contains).collect(Collectors.toSet());
  }

  private static boolean calendarWanted(String format, String accept) {
    if (format != null) {
      return switch (format) {
        case "ics" -> true;
        case "json" -> false;
        default -> throw Refusal.malformed("format", "is neither json nor ics");
      };
    }
    return quality(accept, CALENDAR_TYPE) > quality(accept, MediaType.APPLICATION_JSON);
  }

  /** How much the caller wants that type by name; who takes anything gets JSON. */
  private static double quality(String accept, MediaType type) {
    return MediaType.parseMediaTypes(accept).stream().filter(accepted -> accepted.equalsTypeAndSubtype(type))
        .mapToDouble(MediaType::getQualityValue).max().orElse(0);
  }

  private static Instant instant(String field, String given) {
    try {
      return given == null ? null : WrittenTime.kept(OffsetDateTime.parse(given)).toInstant();
    } catch (DateTimeException e) {
      throw Refusal.malformed(field, "is no instant such as 2026-08-14T09:30:00Z");
    }
  }
}
