package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseState;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.Standing;
import eu.datatrustee.document.Papers;
import eu.datatrustee.document.Upload;
import java.util.List;
import java.util.function.Function;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of {@code law-enforcement-demand} and {@code court-confirmation} have in common. */
abstract class DemandProcessTest extends CaseProcessTest {

  static final String REQUESTER = "rik@authority.example";
  static final List<String> SPECIALISTS = List.of("specialist1@trustee.example", "specialist2@trustee.example");

  @Autowired
  Registration registration;
  @Autowired
  DemandActions actions;
  @Autowired
  Disclosures disclosures;
  @Autowired
  Triage triage;
  @Autowired
  FallenParts fallen;
  @Autowired
  Redirects redirects;
  @Autowired
  OrderStanding orders;
  @Autowired
  CustomerAssignment assignment;

  CaseFile demanded(Order order) {
    return demanded("specialist1", order);
  }

  CaseFile demanded(String user, Order order) {
    CaseFile file = withDocument(document -> as(user, caller ->
        registration.register(CaseKind.DEMAND, order.application(now()), List.of(document), caller)));
    caseId = file.id();
    process = running(LawEnforcementDemand.KEY);
    return file;
  }

  private static CaseFile withDocument(Function<Upload, CaseFile> register) {
    try (Upload document = Papers.upload("order.pdf", Papers.pdf())) {
      return register.apply(document);
    }
  }

  /** Verified, and the form in order: with counsel. */
  void withCounsel(Order order) {
    demanded(order);
    decide("task_verifyAuthority", "specialist1", "GENUINE", "reason", "Called back over the court's own number");
    decide("task_checkForm", "specialist2", "IN_ORDER", "enforcingAuthority", "NOT_NOTIFIED");
  }

  /** The customer is told, where nothing silences. */
  void customerTold() {
    executeJobFor("service_sendNotice");
  }

  /** Two counsels disclose one item. */
  void disclose() {
    item(1, Item.Decision.PRODUCE, null);
    decide("task_selectItems", "counsel1", "SUBMIT");
    approve();
    executeJobFor("service_releasePackage");
  }

  /** The second counsel approves; of a request, having made sure who asks. */
  void approve() {
    decide("task_approveDisclosure", "counsel2", "APPROVE", caseId.startsWith("TP-") ? new String[] {"requesterKnown", "true"} : new String[0]);
  }

  void item(int n, Item.Decision decision, String reason) {
    does("counsel1", counsel -> disclosures.put(caseId, n, new ItemTerms("mailbox anna, 1 to 7 March", decision, reason, null), counsel));
  }

  Standing standing() {
    return files.standing(caseId);
  }

  CaseState state() {
    return standing().state();
  }

  Outcome outcome() {
    return standing().outcome();
  }

  Rule rule() {
    return standing().rule();
  }

  /** Subjects and bodies of the mails of one kind about the case, joined. */
  String letters(String template) {
    return String.join("\n", jdbc.sql("select body from outbox where case_id = ? and template = ? order by created_at").params(caseId, template)
        .query(String.class).list());
  }

  /** What the desk was alerted to, each once. */
  List<String> alerts() {
    return jdbc.sql("select distinct body from outbox where case_id = ? and template = 'demand-alert'").param(caseId).query(String.class)
        .list().stream().flatMap(String::lines).filter(line -> line.startsWith("What it is about: "))
        .map(line -> line.substring("What it is about: ".length())).distinct().toList();
  }
}
