package eu.datatrustee.access;

import eu.datatrustee.engine.Processes;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The face of the process {@code customer-direct-access}. */
@Component
class CustomerDirectAccess {

  static final String KEY = "customer-direct-access";

  static final class Task {
    static final String CONFIRM_END = "task_confirmEnd";

    private Task() {}
  }

  static final class Message {
    static final String ENDED = "directAccessEnded";

    private Message() {}
  }

  static final class Variable {
    static final String CASE_ID = "caseId";
    static final String CUSTOMER = "customer";
    static final String CUSTOMER_GROUP = "customerGroup";
    static final String WAY = "way";
    static final String INCIDENT = "incident";
    static final String ACCESSOR = "accessor";
    static final String ORGANISATION = "organisation";

    private Variable() {}
  }

  private final Processes processes;

  CustomerDirectAccess(Processes processes) {
    this.processes = processes;
  }

  void start(DirectAccess access, String customerName, String customerGroup) {
    processes.start(KEY, access.id(), Map.of(
        Variable.CASE_ID, access.id(),
        Variable.CUSTOMER, customerName,
        Variable.CUSTOMER_GROUP, customerGroup,
        Variable.WAY, access.given().way().name(),
        Variable.INCIDENT, access.given().incidentId() == null ? "" : access.given().incidentId(),
        Variable.ACCESSOR, access.given().accessorName() + " <" + access.given().accessorEmail() + ">",
        Variable.ORGANISATION, access.given().organisation()));
  }

  boolean ended(String caseId) {
    return processes.tell(caseId, Message.ENDED);
  }
}
