package eu.datatrustee.demand.web;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.Registration;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.Parts;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page on which specialists register what came in, with its documents. */
@Controller
class RegistrationPage {

  private static final String REQUEST = "request";

  private final Registration registration;
  private final Uploads uploads;
  private final PageAnswers answers;
  private final CurrentCaller signIn;
  private final TransactionTemplate transaction;
  private final Clock clock;

  RegistrationPage(Registration registration, Uploads uploads, PageAnswers answers, CurrentCaller signIn, TransactionTemplate transaction,
      Clock clock) {
    this.registration = registration;
    this.uploads = uploads;
    this.answers = answers;
    this.signIn = signIn;
    this.transaction = transaction;
    this.clock = clock;
  }

  @GetMapping("/demands/new")
  String empty(@RequestParam(defaultValue = "demand") String kind, @RequestParam(required = false) String follows, Model model) {
    requireSpecialist();
    return page(kind, DemandForm.empty(clock.instant(), follows), null, List.of(), model);
  }

  @PostMapping("/demands")
  String register(@RequestParam(defaultValue = "demand") String kind, @ModelAttribute DemandForm form,
      @RequestParam(name = "document", required = false) List<MultipartFile> documents, Model model, HttpServletResponse response)
      throws IOException {
    requireSpecialist();
    // A browser sends a part without a name where nothing was chosen.
    List<MultipartFile> chosen = documents == null ? List.of() : documents.stream().filter(file -> !file.getOriginalFilename().isEmpty()).toList();
    try (Parts parts = Parts.of("document", chosen, uploads)) {
      CaseFile file = transaction.execute(status -> registration.register(REQUEST.equals(kind) ? CaseKind.THIRD_PARTY_REQUEST : CaseKind.DEMAND,
          form.application(), parts.uploads(), signIn.caller()));
      return "redirect:/demands/" + file.id();
    } catch (Refusal refusal) {
      response.setStatus(refusal.kind().status());
      return page(kind, form, refusal, chosen, model);
    }
  }

  private String page(String kind, DemandForm form, Refusal refusal, List<MultipartFile> chosen, Model model) {
    boolean request = REQUEST.equals(kind);
    answers.common(model);
    model.addAttribute("request", request);
    model.addAttribute("form", form);
    model.addAttribute("problem", refusal == null ? null : PageAnswers.said(refusal, chosen));
    model.addAttribute("errors", refusal == null ? List.of() : refusal.errors());
    model.addAttribute("hadFiles", !chosen.isEmpty());
    model.addAttribute("requesterKinds", Stream.of(RequesterKind.values())
        .filter(each -> each.caseKind() == (request ? CaseKind.THIRD_PARTY_REQUEST : CaseKind.DEMAND)).toList());
    model.addAttribute("instruments", Instrument.values());
    model.addAttribute("issuers", Issuer.values());
    model.addAttribute("dataCategories", DataCategory.values());
    return "demands/new";
  }

  private void requireSpecialist() {
    if (!CaseAccess.desk(signIn.caller()) || !signIn.caller().in(Group.DEMAND_SPECIALISTS)) {
      throw Refusal.forbidden("Demands are registered by the trustee's specialists");
    }
  }
}
