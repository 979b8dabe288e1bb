package eu.datatrustee.access;

import eu.datatrustee.access.AccessApplication.Accessor;
import eu.datatrustee.agreement.DataCategory;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.engine.StartForm;
import eu.datatrustee.identity.CurrentCaller;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Tasklist's start forms: the same cases, by the same checks, as over the API. */
@Configuration(proxyBeanMethods = false)
class StartForms {

  @Bean
  StartForm accessRequestForm(Registration registration, CurrentCaller signIn) {
    return new StartForm() {
      @Override
      public String processKey() {
        return SupportIncidentAccess.KEY;
      }

      @Override
      public String submit(Map<String, Object> answers) {
        return registration.register(application(new Answers(answers)), signIn.caller()).id();
      }
    };
  }

  @Bean
  StartForm directAccessForm(DirectAccesses accesses, CurrentCaller signIn) {
    return new StartForm() {
      @Override
      public String processKey() {
        return CustomerDirectAccess.KEY;
      }

      @Override
      public String submit(Map<String, Object> answers) {
        Answers a = new Answers(answers);
        if (a.text("customerId") == null) {
          throw Refusal.malformed("customerId", "is missing");
        }
        return accesses.record(a.text("customerId"), new DirectAccesses.Recorded(a.oneOf("way", DirectAccess.Way.class),
            a.text("incidentId"), a.accessor(), a.instant("until"), a.yes("consentedToRecording")), signIn.caller()).id();
      }
    };
  }

  private static AccessApplication application(Answers a) {
    List<Action> actions = new ArrayList<>();
    Map.of("actionView", Action.VIEW, "actionRun", Action.RUN, "actionChange", Action.CHANGE, "actionExport", Action.EXPORT)
        .forEach((field, action) -> {
          if (a.yes(field)) {
            actions.add(action);
          }
        });
    String resources = a.text("resources");
    return new AccessApplication(a.text("customerId"), a.text("purpose"), a.text("incidentId"), a.accessor(),
        a.text("accessFromCountry"), resources == null ? null : resources.lines().map(String::strip).filter(r -> !r.isEmpty()).toList(),
        a.oneOf("mode", Mode.class), actions.stream().sorted().toList(), dataCategories(a), a.text("justification"), a.text("alternativesConsidered"),
        a.minutes("durationMinutes"), a.instant("notBefore"), a.yes("remoteSessionConsent"));
  }

  /** S3: ticked kinds of data beside what the resources hold anyway, or null for none. */
  private static List<DataCategory> dataCategories(Answers a) {
    List<DataCategory> ticked = Arrays.stream(DataCategory.values())
        .filter(category -> a.yes("data" + category.name().charAt(0) + category.name().substring(1).toLowerCase(Locale.ROOT))).toList();
    return ticked.isEmpty() ? null : ticked;
  }

  /** What a form sends: texts, numbers and booleans, empty fields among them. */
  private record Answers(Map<String, Object> fields) {

    String text(String field) {
      Object value = fields.get(field);
      return value == null || value.toString().isBlank() ? null : value.toString().strip();
    }

    boolean yes(String field) {
      return "true".equals(text(field));
    }

    Integer minutes(String field) {
      String text = text(field);
      try {
        return text == null ? null : Integer.valueOf(text);
      } catch (NumberFormatException e) {
        throw Refusal.malformed(field, "is no whole number of minutes");
      }
    }

    Instant instant(String field) {
      return text(field) == null ? null : DirectAccesses.instant(field, text(field));
    }

    Accessor accessor() {
      return new Accessor(text("accessorName"), text("accessorEmail"), text("accessorOrganisation"));
    }

    <E extends Enum<E>> E oneOf(String field, Class<E> type) {
      String text = text(field);
      return text == null ? null : Arrays.stream(type.getEnumConstants()).filter(known -> known.name().equals(text)).findFirst()
          .orElseThrow(() -> Refusal.malformed(field, "is none of " + Arrays.toString(type.getEnumConstants())));
    }
  }
}
