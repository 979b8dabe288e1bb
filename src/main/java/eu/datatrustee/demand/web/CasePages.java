package eu.datatrustee.demand.web;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.CaseAccess;
import eu.datatrustee.demand.CustomerAnswer;
import eu.datatrustee.demand.CustomerInstructions;
import eu.datatrustee.demand.EnforcingAuthorityWord;
import eu.datatrustee.demand.disclosure.Packages;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.engine.OpenTasks;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import eu.datatrustee.identity.StartPage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;

/** The pages of the cases: what is about them stands here, and never in the engine. */
@Controller
class CasePages implements StartPage {

  /** @param cases a page of them @param page its number, from 0 @param total all that the reader may see and has asked for */
  record Listed(String title, String kind, List<CaseView> cases, int page, long total) {

    public long before() {
      return (long) page * SHOWN;
    }
  }

  private static final int SHOWN = 50;

  private final CaseAccess access;
  private final CaseFiles files;
  private final CaseList list;
  private final Customers customers;
  private final CaseViews views;
  private final OpenTasks tasks;
  private final EnforcingAuthorityWord enforcing;
  private final CustomerInstructions instructions;
  private final Packages packages;
  private final PageAnswers answers;
  private final CurrentCaller signIn;

  CasePages(CaseAccess access, CaseFiles files, CaseList list, Customers customers, CaseViews views, OpenTasks tasks,
      EnforcingAuthorityWord enforcing, CustomerInstructions instructions, Packages packages, PageAnswers answers, CurrentCaller signIn) {
    this.access = access;
    this.files = files;
    this.list = list;
    this.customers = customers;
    this.views = views;
    this.tasks = tasks;
    this.enforcing = enforcing;
    this.instructions = instructions;
    this.packages = packages;
    this.answers = answers;
    this.signIn = signIn;
  }

  @Override
  public Optional<String> of(Caller caller) {
    return CaseAccess.desk(caller) && caller.inAny(Group.DEMAND_SPECIALISTS, Group.LEGAL_COUNSEL) ? Optional.of("/demands") : Optional.empty();
  }

  @GetMapping("/demands")
  @Transactional(readOnly = true)
  public String list(@ModelAttribute("search") CaseSearch search, Model model) {
    Caller caller = signIn.caller();
    if (!CaseList.mayList(caller)) {
      throw Refusal.forbidden("None of your groups works with demands");
    }
    answers.common(model);
    model.addAttribute("mayRegister", caller.in(Group.DEMAND_SPECIALISTS));
    CaseList.Search found = search.search(customers);
    model.addAttribute("lists", Stream.of(CaseKind.DEMAND, CaseKind.THIRD_PARTY_REQUEST).filter(search::shows)
        .map(kind -> listed(kind, search.pageOf(kind), found, caller)).toList());
    model.addAttribute("all", found == null && search.kind() == null);
    return "demands/list";
  }

  private Listed listed(CaseKind kind, int page, CaseList.Search search, Caller caller) {
    CaseList.Filter filter = new CaseList.Filter(kind, null, null, null, null, search);
    List<CaseView> cases = list.page(filter, caller, (long) page * SHOWN, SHOWN).stream().map(id -> views.of(files.require(id), caller)).toList();
    return new Listed(kind == CaseKind.DEMAND ? "Demands of authorities" : "Third parties’ requests", CaseSearch.name(kind), cases, page,
        list.count(filter, caller));
  }

  @GetMapping("/demands/{id}")
  @Transactional(readOnly = true)
  public String show(@PathVariable String id, Model model) {
    Caller caller = signIn.caller();
    CaseFile file = access.visible(id, caller);
    boolean desk = CaseAccess.desk(caller);
    answers.common(model);
    model.addAttribute("case", views.of(file, caller));
    model.addAttribute("demand", file.kind() == CaseKind.DEMAND);
    model.addAttribute("api", CaseViews.pathOf(file));
    model.addAttribute("tasks", desk ? tasks.of(id) : List.of());
    model.addAttribute("itemCategories", file.dataCategories().isEmpty() ? List.of(DataCategory.values()) : file.dataCategories());
    model.addAttribute("desk", desk);
    model.addAttribute("counsel", desk && caller.in(Group.LEGAL_COUNSEL));
    model.addAttribute("mayObject", enforcing.mayObject(file));
    model.addAttribute("mayClear", enforcing.mayClear(file));
    model.addAttribute("mayAnswer", desk ? Set.of() : instructions.open(file).stream().map(CustomerAnswer::name).collect(Collectors.toSet()));
    model.addAttribute("packageWaits", packages.waiting(id));
    model.addAttribute("acts", desk && caller.inAny(Group.LEGAL_COUNSEL, Group.DEMAND_SPECIALISTS));
    return "demands/case";
  }
}
