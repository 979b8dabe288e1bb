package eu.datatrustee.identity.web;

import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.StartPage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriUtils;

/** Where people find themselves after signing in: at the page of their own work, at their tasks, or at the engine if they watch it. */
@Controller
class HomePage {

  /** What is due first stands first. */
  private static final String TASKLIST = "/camunda/app/tasklist/default/#/?sorting="
      + UriUtils.encode("[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]", StandardCharsets.UTF_8);

  private final CurrentCaller callers;
  private final List<StartPage> pages;

  HomePage(CurrentCaller callers, List<StartPage> pages) {
    this.callers = callers;
    this.pages = pages;
  }

  @GetMapping("/")
  String show() {
    Caller caller = callers.caller();
    if (caller.inAny(Group.OPERATORS, Group.ADMINISTRATORS)) {
      return "redirect:/camunda/app/cockpit/default/";
    }
    return "redirect:" + pages.stream().flatMap(page -> page.of(caller).stream()).findFirst().orElse(TASKLIST);
  }
}
