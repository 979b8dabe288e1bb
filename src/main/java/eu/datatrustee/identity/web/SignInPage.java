package eu.datatrustee.identity.web;

import eu.datatrustee.identity.CurrentCaller;
import java.util.List;
import java.util.stream.StreamSupport;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The one page on which people sign in. */
@Controller
class SignInPage {

  /** Another way to sign in, by an issuer. */
  record Issuer(String path, String name) {}

  private final CurrentCaller callers;
  private final List<Issuer> issuers;
  private final boolean demo;

  SignInPage(CurrentCaller callers, ObjectProvider<ClientRegistrationRepository> clients, Environment environment) {
    this.callers = callers;
    this.issuers = issuers(clients.getIfAvailable());
    this.demo = environment.acceptsProfiles(Profiles.of("demo"));
  }

  @GetMapping("/login")
  String show(@RequestParam(required = false) String failed, @RequestParam(required = false) String refused,
      @RequestParam(required = false) String signedOut, Model model) {
    if (callers.signedIn().isPresent()) {
      return "redirect:/";
    }
    model.addAttribute("failed", failed != null);
    model.addAttribute("refused", refused != null);
    model.addAttribute("signedOut", signedOut != null);
    model.addAttribute("issuers", issuers);
    model.addAttribute("demo", demo);
    return "sign-in";
  }

  @SuppressWarnings("unchecked")
  private static List<Issuer> issuers(ClientRegistrationRepository clients) {
    if (!(clients instanceof Iterable<?>)) {
      return List.of();
    }
    return StreamSupport.stream(((Iterable<ClientRegistration>) clients).spliterator(), false)
        .map(client -> new Issuer("/oauth2/authorization/" + client.getRegistrationId(), client.getClientName())).toList();
  }
}
