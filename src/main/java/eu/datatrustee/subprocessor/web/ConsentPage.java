package eu.datatrustee.subprocessor.web;

import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.deadline.GermanTime;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.notification.Vocabulary;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentDesk;
import eu.datatrustee.subprocessor.ConsentState;
import eu.datatrustee.subprocessor.Narrowing;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.RegisterQueries;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** The page on which a customer's people bring the signed document, and leave out what they do not consent to; Tasklist takes no files. */
@Controller
class ConsentPage {

  private static final int SHOWN = 200;

  /** What the form is filled in with. @param until the last day, or null */
  record Filled(List<String> services, List<String> dataCategories, String until) {

    /** As on file: whoever brings another document leaves in what was left in, unless they say otherwise. */
    static Filled of(Consent consent, List<String> categories) {
      return new Filled(consent.serviceList().isEmpty() ? List.copyOf(ConsentDesk.KINDS) : consent.serviceList(), categories,
          consent.until() == null ? null : GermanTime.lastDayBefore(consent.until()).toString());
    }
  }

  private final RegisterQueries queries;
  private final ConsentDesk desk;
  private final Uploads uploads;
  private final Views views;
  private final Customers customers;
  private final Vocabulary vocabulary;

  ConsentPage(RegisterQueries queries, ConsentDesk desk, Uploads uploads, Views views, Customers customers, Vocabulary vocabulary) {
    this.queries = queries;
    this.desk = desk;
    this.uploads = uploads;
    this.views = views;
    this.customers = customers;
    this.vocabulary = vocabulary;
  }

  /** What the customer has been asked, newest first. */
  @GetMapping("/consents")
  String list(Model model) {
    Caller caller = views.requireCustomer();
    List<Proposal> shown = queries.proposals(caller, 0, SHOWN);
    Map<String, ConsentView> own = views.ownOf(shown, caller);
    List<ProposalView> asked = shown.stream().filter(proposal -> own.containsKey(proposal.id()))
        .map(proposal -> ProposalView.of(proposal, own.get(proposal.id()))).toList();
    model.addAttribute("asked", asked);
    model.addAttribute("say", ConsentWords.of(languageOf(caller.customers().stream().sorted().findFirst().orElseThrow(), caller)));
    return "consents";
  }

  @GetMapping("/consents/{id}/{customerId}")
  String show(@PathVariable String id, @PathVariable String customerId, Model model) {
    return page(id, customerId, null, null, model);
  }

  /**
   * Takes the document in.
   *
   * @param services ticked kinds of resource; where all are, nothing is left out
   * @param dataCategories ticked, likewise
   * @param until a day, or empty
   */
  @PostMapping("/consents/{id}/{customerId}")
  String bring(@PathVariable String id, @PathVariable String customerId, @RequestParam(required = false) MultipartFile document,
      @RequestParam(defaultValue = "") List<String> services, @RequestParam(defaultValue = "") List<String> dataCategories,
      @RequestParam(required = false) String until, Model model, HttpServletResponse response) throws IOException {
    Caller caller = views.requireCustomer();
    Proposal proposal = queries.proposal(id, caller);
    views.visible(id, customerId, caller);
    try {
      if (document == null || document.isEmpty()) {
        throw Refusal.impossible("document", "is missing");
      }
      Narrowing narrowing = new Narrowing(left("services", services, ConsentDesk.KINDS), left("dataCategories", dataCategories, proposal.proposed()
          .dataCategoryList()),
          NarrowingReader.until(until == null || until.isBlank() ? null : until.strip()));
      try (InputStream bytes = document.getInputStream(); Upload upload = uploads.received("document", document.getOriginalFilename(), bytes)) {
        desk.attach(id, customerId, upload, narrowing, caller);
      }
      return "redirect:/consents/" + id + "/" + customerId;
    } catch (Refusal refusal) {
      response.setStatus(refusal.kind().status());
      return page(id, customerId, refusal, new Filled(services, dataCategories, until), model);
    }
  }

  /** Empty where everything is left in. */
  private static List<String> left(String field, List<String> ticked, Collection<String> offered) {
    if (ticked.isEmpty()) {
      throw Refusal.impossible(field, "would leave out everything: that is a refusal");
    }
    return ticked.containsAll(offered) ? List.of() : ticked;
  }

  /** @param refused what was filled in and refused, which is not to be filled in anew, or null */
  private String page(String id, String customerId, Refusal refusal, Filled refused, Model model) {
    Caller caller = views.requireCustomer();
    Proposal proposal = queries.proposal(id, caller);
    Consent consent = views.visible(id, customerId, caller);
    model.addAttribute("proposal", proposal.proposed());
    model.addAttribute("id", id);
    model.addAttribute("customerId", customerId);
    ConsentView consentView = views.of(consent, proposal, caller);
    model.addAttribute("consent", consentView);
    model.addAttribute("open", consent.state() == ConsentState.ASKED);
    model.addAttribute("late", consent.state() == ConsentState.SILENT || consent.state() == ConsentState.LATE);
    model.addAttribute("filled", refused == null ? Filled.of(consent, consentView.dataCategories()) : refused);
    String language = languageOf(customerId, caller);
    Map<String, String> say = ConsentWords.of(language);
    model.addAttribute("say", say);
    model.addAttribute("refusal", refusal == null ? null : ConsentWords.refused(say, refusal));
    model.addAttribute("left", consentView.services().isEmpty() ? null : vocabulary.say(language, "services", consentView.services()));
    model.addAttribute("kinds", said(language, "services", ConsentDesk.KINDS.stream().sorted().toList()));
    model.addAttribute("country", vocabulary.say(language, "country", List.of(proposal.proposed().country())));
    model.addAttribute("purposes", vocabulary.say(language, "purpose", proposal.proposed().purposeList()));
    model.addAttribute("due", consentView.due() == null ? null : vocabulary.say(language, "until", consentView.due()));
    model.addAttribute("categories", said(language, "dataCategories", proposal.proposed().dataCategoryList()));
    model.addAttribute("until", consent.until() == null ? null : vocabulary.say(language, "until", consent.until()));
    model.addAttribute("covered", vocabulary.say(language, "dataCategories", consentView.dataCategories()));
    return "consent";
  }

  private Map<String, String> said(String language, String key, List<String> codes) {
    Map<String, String> words = new LinkedHashMap<>();
    codes.forEach(code -> words.put(code, vocabulary.say(language, key, code)));
    return words;
  }

  /** The language of the contact who is signed in, as far as the agreement tells one by the e-mail address; else of the first one. */
  private String languageOf(String customerId, Caller caller) {
    List<Contact> contacts = customers.require(customerId).contacts();
    return contacts.stream().filter(contact -> contact.email().equalsIgnoreCase(caller.email())).findFirst()
        .or(() -> contacts.stream().findFirst()).map(Contact::language).orElse("en");
  }
}
