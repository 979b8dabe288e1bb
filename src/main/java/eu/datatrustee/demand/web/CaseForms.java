package eu.datatrustee.demand.web;

import eu.datatrustee.demand.CustomerAnswer;
import eu.datatrustee.demand.CustomerAssignment;
import eu.datatrustee.demand.DemandActions;
import eu.datatrustee.demand.RequestActions;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.notice.BanTerms;
import eu.datatrustee.demand.notice.Bans;
import eu.datatrustee.demand.notice.NoticeProofs;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.Parts;
import eu.datatrustee.identity.Caller;
import java.io.IOException;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do on a case's page beside its tasks; each leads back to the page, with what was done or why not. */
@Controller
@RequestMapping("/demands/{id}")
class CaseForms {

  private final DemandActions actions;
  private final RequestActions requests;
  private final CustomerAssignment assignment;
  private final Bans bans;
  private final NoticeProofs proofs;
  private final Uploads uploads;
  private final PageAnswers answers;

  CaseForms(DemandActions actions, RequestActions requests, CustomerAssignment assignment, Bans bans, NoticeProofs proofs,
      Uploads uploads, PageAnswers answers) {
    this.actions = actions;
    this.requests = requests;
    this.assignment = assignment;
    this.bans = bans;
    this.proofs = proofs;
    this.uploads = uploads;
    this.answers = answers;
  }

  @PostMapping("/withdrawal")
  String withdraw(@PathVariable String id, @RequestParam(required = false) String reason, RedirectAttributes back) {
    return done(id, back, "The withdrawal is recorded.", caller -> actions.withdraw(id, reason, caller));
  }

  @PostMapping("/customer")
  String customer(@PathVariable String id, @RequestParam(required = false) String customerId, RedirectAttributes back) {
    return done(id, back, "The customer is assigned.", caller -> assignment.assign(id, customerId, caller));
  }

  @PostMapping("/court-confirmation")
  String court(@PathVariable String id, @RequestParam boolean confirmed, @RequestParam(required = false) String court,
      @RequestParam(required = false) String at, RedirectAttributes back) {
    return done(id, back, "The court's word is recorded.",
        caller -> actions.courtConfirmation(id, confirmed, court, DemandForm.instant("at", at), caller));
  }

  @PostMapping("/requester-answer")
  String answer(@PathVariable String id, @RequestParam(required = false) String text, @RequestParam(defaultValue = "false") boolean binding,
      RedirectAttributes back) {
    return done(id, back, "The answer is recorded.", caller -> actions.requesterAnswer(id, text, binding, caller));
  }

  @PostMapping("/customer-instruction")
  String instruct(@PathVariable String id, @RequestParam CustomerAnswer answer, @RequestParam(required = false) String reason,
      RedirectAttributes back) {
    return done(id, back, "Your answer is recorded.", caller -> actions.customerInstruction(id, answer, reason, caller));
  }

  @PostMapping("/answer-extension")
  String extendAnswer(@PathVariable String id, @RequestParam(required = false) String reason, RedirectAttributes back) {
    return done(id, back, "The longer time is recorded.", caller -> requests.extendAnswer(id, reason, caller));
  }

  @PostMapping("/purpose-known")
  String otherPurpose(@PathVariable String id, @RequestParam(required = false) String detail, RedirectAttributes back) {
    return done(id, back, "It is recorded; nothing more goes out.", caller -> actions.purposeKnown(id, detail, caller));
  }

  @PostMapping("/documents")
  String documents(@PathVariable String id, @RequestParam(name = "document", required = false) List<MultipartFile> added,
      RedirectAttributes back) {
    return kept(id, back, "The documents are kept.", added, (papers, caller) -> actions.addDocuments(id, papers, caller));
  }

  @PostMapping("/notice-proofs")
  String proofs(@PathVariable String id, @RequestParam(name = "document", required = false) List<MultipartFile> added,
      RedirectAttributes back) {
    return kept(id, back, "The proof is kept.", added, (papers, caller) -> proofs.add(id, papers, caller));
  }

  private String kept(String id, RedirectAttributes back, String said, List<MultipartFile> added, BiConsumer<List<Upload>, Caller> keep) {
    List<MultipartFile> chosen = added == null ? List.of() : added.stream().filter(file -> !file.getOriginalFilename().isEmpty()).toList();
    return answers.done(id, back, said, chosen, caller -> {
      try (Parts parts = Parts.of("document", chosen, uploads)) {
        keep.accept(parts.uploads(), caller);
      } catch (IOException e) {
        throw PageAnswers.unreadable(e);
      }
    });
  }

  @PostMapping("/original-release")
  String original(@PathVariable String id, @RequestParam(required = false) String reason, RedirectAttributes back) {
    return done(id, back, "The customer may have the original.", caller -> actions.releaseOriginal(id, reason, caller));
  }

  @PostMapping("/enforcing-authority")
  String enforcingAuthority(@PathVariable String id, @RequestParam boolean objects, @RequestParam(required = false) String reason,
      RedirectAttributes back) {
    return done(id, back, "The enforcing authority's word is recorded.", caller -> actions.enforcingAuthority(id, objects, reason, caller));
  }

  @PostMapping("/preservation-extension")
  String extendPreservation(@PathVariable String id, @RequestParam(required = false) String reason, RedirectAttributes back) {
    return done(id, back, "The extension is recorded.", caller -> actions.extendPreservation(id, reason, caller));
  }

  @PostMapping("/bans")
  String ban(@PathVariable String id, @RequestParam String norm, @RequestParam(required = false) String issuer,
      @RequestParam(required = false) String silences, @RequestParam(required = false) String until,
      @RequestParam(required = false) String reviewAt, @RequestParam(required = false) String orderedAt, RedirectAttributes back) {
    return done(id, back, "The ban is recorded.", caller -> bans.record(id, new BanTerms(norm, DemandForm.choice("issuer", Issuer.class, issuer),
        silences, DemandForm.instant("until", until), DemandForm.instant("reviewAt", reviewAt), DemandForm.instant("orderedAt", orderedAt)), caller));
  }

  @PostMapping("/bans/{n}/extension")
  String extend(@PathVariable String id, @PathVariable int n, @RequestParam(required = false) String until,
      @RequestParam(required = false) String reviewAt, @RequestParam(required = false) String issuer, RedirectAttributes back) {
    return done(id, back, "The extension is recorded.", caller -> bans.extend(id, n, DemandForm.instant("until", until),
        DemandForm.instant("reviewAt", reviewAt), DemandForm.choice("issuer", Issuer.class, issuer), caller));
  }

  @PostMapping("/bans/{n}/end")
  String lift(@PathVariable String id, @PathVariable int n, @RequestParam(required = false) String reason, RedirectAttributes back) {
    return done(id, back, "The ban is ended.", caller -> bans.lift(id, n, reason, caller));
  }

  @PostMapping("/bans/{n}/court-confirmation")
  String confirm(@PathVariable String id, @PathVariable int n, @RequestParam(required = false) String court,
      @RequestParam(required = false) String at, RedirectAttributes back) {
    return done(id, back, "The court's confirmation is recorded.",
        caller -> bans.confirmedByCourt(id, n, court, DemandForm.instant("at", at), caller));
  }

  private String done(String id, RedirectAttributes back, String said, Consumer<Caller> act) {
    return answers.done(id, back, said, List.of(), act);
  }
}
