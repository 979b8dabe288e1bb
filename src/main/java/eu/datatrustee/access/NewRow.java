package eu.datatrustee.access;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A request's row as it is first written: its id, where it stands, what was asked. The statement is made once, from the components of
 * {@link Asked}; the mapping library makes it anew for each record, which was a fifth of all the work that a request gives.
 *
 * @param values in the order of the statement's columns
 */
record NewRow(List<Object> values) {

  private static final List<RecordComponent> ASKED = List.of(Asked.class.getRecordComponents());

  static final String INSERT = "insert into access_request (id, version, state, %s) values (?, ?, ?, %s)".formatted(
      ASKED.stream().map(component -> column(component.getName())).collect(Collectors.joining(", ")),
      String.join(", ", Collections.nCopies(ASKED.size(), "?")));

  static NewRow of(AccessRequest request) {
    List<Object> values = new ArrayList<>(Arrays.asList(request.id(), AccessRequest.FIRST_VERSION, request.state().name()));
    ASKED.forEach(component -> values.add(value(component, request.asked())));
    return new NewRow(values);
  }

  private static String column(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }

  private static Object value(RecordComponent component, Asked asked) {
    try {
      Object value = component.getAccessor().invoke(asked);
      if (value instanceof Enum<?> constant) {
        return constant.name();
      }
      return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("What was asked cannot be read: " + component.getName(), e);
    }
  }
}
