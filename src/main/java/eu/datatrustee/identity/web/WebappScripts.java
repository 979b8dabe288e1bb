package eu.datatrustee.identity.web;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Gives Tasklist, Cockpit and Admin the service's own settings and styles in place of theirs. */
@Controller
class WebappScripts {

  @GetMapping("/camunda/app/{app:tasklist|cockpit|admin|welcome}/scripts/{script:config|sign-out}.js")
  ResponseEntity<Resource> script(@PathVariable String script) {
    return ResponseEntity.ok().header("Content-Type", "text/javascript;charset=UTF-8")
        .body(new ClassPathResource("webapps/" + script + ".js"));
  }

  @GetMapping("/camunda/app/{app:tasklist|cockpit|admin|welcome}/styles/user-styles.css")
  ResponseEntity<Resource> styles() {
    return ResponseEntity.ok().header("Content-Type", "text/css;charset=UTF-8").body(new ClassPathResource("webapps/user-styles.css"));
  }
}
