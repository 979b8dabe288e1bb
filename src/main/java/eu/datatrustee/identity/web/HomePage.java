package eu.datatrustee.identity.web;

import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriUtils;

/** Where people find themselves after signing in: at their tasks, or at the engine if they watch it. */
@Controller
class HomePage {

  /** What is due first stands first. */
  private static final String TASKLIST = "/camunda/app/tasklist/default/#/?sorting="
      + UriUtils.encode("[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]", StandardCharsets.UTF_8);

  private final CurrentCaller callers;

  HomePage(CurrentCaller callers) {
    this.callers = callers;
  }

  @GetMapping("/")
  String show() {
    Caller caller = callers.caller();
    return caller.inAny(Group.OPERATORS, Group.ADMINISTRATORS) ? "redirect:/camunda/app/cockpit/default/"
        : "redirect:" + TASKLIST;
  }
}
