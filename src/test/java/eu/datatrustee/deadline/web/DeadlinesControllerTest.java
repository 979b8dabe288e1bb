package eu.datatrustee.deadline.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.PageArguments;
import eu.datatrustee.deadline.Counting;
import eu.datatrustee.deadline.OpenClock;
import eu.datatrustee.deadline.OpenClocks;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.converter.StringHttpMessageConverter;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeadlinesControllerTest {

  private static final OpenClock CLOCK = new OpenClock("AR-2026-000001", "contoso", "support-incident-access", "review",
      Instant.parse("2026-08-14T09:30:00.250Z"), Instant.parse("2026-08-24T22:00:00Z"), "Mon 24 Aug 2026 24:00", Counting.REG_1182_71, "Data Trustee policy",
      "received Fri 14 Aug 2026, day of receipt not counted, 10 days end Mon 24 Aug 24:00, Reg. 1182/71", "The request lapses: nothing opens.");

  private final OpenClocks clocks = mock(OpenClocks.class);
  private Caller caller = new Caller("officer1", null, Set.of("accessOfficers", "operators"));
  private MockMvc http;

  @BeforeEach
  void start() {
    CurrentCaller current = new CurrentCaller() {
      @Override
      public Caller caller() {
        return caller;
      }

      @Override
      public Optional<Caller> signedIn() {
        return Optional.of(caller);
      }
    };
    ClockCalendar calendar = new ClockCalendar(Clock.fixed(Instant.parse("2026-08-17T07:00:00Z"), ZoneOffset.UTC));
    http = MockMvcBuilders.standaloneSetup(new DeadlinesController(clocks, calendar, current))
        .setCustomArgumentResolvers(PageArguments.resolver()).setMessageConverters(
        new StringHttpMessageConverter(), new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json().featuresToDisable(
            com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build())).build();
    when(clocks.list(any(), any(), anyLong(), anyInt())).thenReturn(List.of(CLOCK));
    when(clocks.count(any(), any())).thenReturn(61L);
  }

  @Test
  @DisplayName("JSON: the fields of the API, instants in UTC, a page of the list")
  void json() throws Exception {
    http.perform(get("/api/deadlines")).andExpect(status().isOk()).andExpect(content().contentType("application/json")).andExpect(content().json("""
        {"items": [{"caseId": "AR-2026-000001", "customerId": "contoso", "name": "review", "due": "2026-08-24T22:00:00Z",
          "counting": "REG_1182_71", "norm": "Data Trustee policy",
          "explanation": "received Fri 14 Aug 2026, day of receipt not counted, 10 days end Mon 24 Aug 24:00, Reg. 1182/71"}],
         "page": 0, "size": 50, "total": 1}
        """, org.springframework.test.json.JsonCompareMode.STRICT));
  }

  @Test
  @DisplayName("Paging, the last instant and the caller's trustee groups are asked of the list")
  void asks() throws Exception {
    http.perform(get("/api/deadlines").param("until", "2026-08-25T00:00:00+02:00").param("page", "3").param("size", "20"))
        .andExpect(content().json("{\"page\": 3, \"size\": 20, \"total\": 61}"));

    verify(clocks).list(Instant.parse("2026-08-24T22:00:00Z"), Set.of("accessOfficers"), 60, 20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/calendar", "text/calendar, */*", "application/json;q=0.5, text/calendar", "text/calendar;charset=utf-8"})
  @DisplayName("A calendar for those who ask for one")
  void calendar(String accept) throws Exception {
    calendarOf(http.perform(get("/api/deadlines").header("Accept", accept)).andExpect(status().isOk()).andReturn().getResponse()
        .getContentAsString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"*/*", "application/json", "text/html, application/json, */*;q=0.1", "text/calendar;q=0.5, application/json"})
  @DisplayName("JSON for everyone else")
  void jsonForOthers(String accept) throws Exception {
    http.perform(get("/api/deadlines").header("Accept", accept)).andExpect(content().contentType("application/json"));
  }

  @Test
  @DisplayName("Calendar: one event for each clock, at its due instant in UTC, under a name that stays and counts nothing")
  void event() throws Exception {
    String text = http.perform(get("/api/deadlines").param("format", "ics")).andExpect(content().contentType("text/calendar;charset=UTF-8"))
        .andReturn().getResponse().getContentAsString();

    assertThat(text).contains("DTSTART:20260824T220000Z\r\n");
    VEvent event = calendarOf(text).getEvents().get(0);
    assertThat(event.getUid().getValue()).isEqualTo("deadline-AR-2026-000001-review-20260814T093000Z@data-trustee");
    assertThat(event.getDateStart().getValue()).isEqualTo(Date.from(CLOCK.due()));
    assertThat(event.getSummary().getValue()).isEqualTo("AR-2026-000001 review: until Mon 24 Aug 2026 24:00");
    assertThat(event.getDescription().getValue()).startsWith(CLOCK.explanation()).contains("The request lapses");
  }

  @Test
  @DisplayName("Nobody but the trustee's people reads the list")
  void refused() {
    for (Set<String> groups : List.of(Set.of("customerContoso"), Set.of("providerSupport"), Set.of("operators"),
        Set.of("providerSupport", "legalCounsel"), Set.of("customerContoso", "legalCounsel"), Set.<String>of())) {
      caller = new Caller("other", null, groups);
      assertThat(refusal("format", "json").kind()).describedAs(groups.toString()).isEqualTo(Refusal.Kind.FORBIDDEN);
    }
    verifyNoInteractions(clocks);
  }

  @Test
  @DisplayName("Unreadable parameters are refused by name")
  void malformed() {
    for (String[] given : new String[][] {{"until", "tomorrow"}, {"until", "2026-08-24"}, {"page", "-1"}, {"page", "x"}, {"size", "0"},
        {"size", "201"}, {"format", "pdf"}}) {
      Refusal refusal = refusal(given[0], given[1]);
      assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
      assertThat(refusal.errors()).extracting(Refusal.FieldError::field).containsExactly(given[0]);
    }
  }

  private Refusal refusal(String parameter, String value) {
    return (Refusal) catchThrowable(() -> http.perform(get("/api/deadlines").param(parameter, value))).getCause();
  }

  private static ICalendar calendarOf(String text) {
    ICalendar calendar = Biweekly.parse(text).first();
    assertThat(calendar.getEvents()).hasSize(1);
    return calendar;
  }
}
