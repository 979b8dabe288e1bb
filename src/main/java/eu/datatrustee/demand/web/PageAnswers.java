package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What the pages have in common: who reads them, and how they say no. */
@Component
class PageAnswers {

  private final CaseAccess access;
  private final CurrentCaller signIn;

  PageAnswers(CaseAccess access, CurrentCaller signIn) {
    this.access = access;
    this.signIn = signIn;
  }

  void common(Model model) {
    model.addAttribute("say", new Say());
    model.addAttribute("userId", signIn.caller().id());
  }

  /** What is not there and what is not theirs to see read the same, whatever was asked for. */
  ModelAndView no(Refusal refusal) {
    boolean hidden = refusal.kind() == Refusal.Kind.UNKNOWN;
    return no(HttpStatus.valueOf(refusal.kind().status()),
        hidden ? "There is nothing here" : refusal.kind() == Refusal.Kind.FORBIDDEN ? "This is not yours to use" : "Not done",
        hidden ? "No such case, or none that is yours to see." : refusal.getMessage());
  }

  ModelAndView no(HttpStatus status, String title, String detail) {
    ModelAndView page = new ModelAndView("demands/no", status);
    page.addObject("userId", signIn.caller().id());
    page.addObject("title", title);
    page.addObject("detail", detail);
    return page;
  }

  /** Does it, and leads back to the case's page, which says that it was done or why not. @param documents that came with it */
  String done(String id, RedirectAttributes back, String said, List<MultipartFile> documents, Consumer<Caller> act) {
    Caller caller = signIn.caller();
    access.visible(id, caller);
    try {
      act.accept(caller);
      back.addFlashAttribute("done", said);
    } catch (Refusal refusal) {
      back.addFlashAttribute("refused", said(refusal, documents));
    }
    return "redirect:/demands/" + id;
  }

  /** What a page says of a refusal: the documents by their names, and the rule. */
  static String said(Refusal refusal, List<MultipartFile> documents) {
    String words = refusal.getMessage();
    for (int i = 0; i < documents.size(); i++) {
      words = words.replace("document[" + i + "]", "“" + documents.get(i).getOriginalFilename() + "”");
    }
    return words + (refusal.rule() == null ? "." : " (" + refusal.rule() + ").");
  }

  /** For a document that cannot be read from the request. */
  static Refusal unreadable(IOException e) {
    return Refusal.malformed("document", "cannot be read");
  }
}
