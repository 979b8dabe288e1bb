package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.web.Idempotency;
import eu.datatrustee.casework.web.PageOf;
import eu.datatrustee.casework.web.Paged;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import eu.datatrustee.subprocessor.Consents;
import eu.datatrustee.subprocessor.Proposal;
import eu.datatrustee.subprocessor.ProposalApplication;
import eu.datatrustee.subprocessor.Proposing;
import eu.datatrustee.subprocessor.RegisterQueries;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Proposals of subcontractors over HTTP. */
@RestController
@RequestMapping("/api/subprocessor-proposals")
@Tag(name = "Subprocessors")
class ProposalsController {

  private final Proposing proposing;
  private final RegisterQueries queries;
  private final Consents consents;
  private final Deadlines deadlines;
  private final Views views;
  private final CurrentCaller callers;
  private final Idempotency idempotency;

  ProposalsController(Proposing proposing, RegisterQueries queries, Consents consents, Deadlines deadlines, Views views,
      CurrentCaller callers, Idempotency idempotency) {
    this.proposing = proposing;
    this.queries = queries;
    this.consents = consents;
    this.deadlines = deadlines;
    this.views = views;
    this.callers = callers;
    this.idempotency = idempotency;
  }

  @PostMapping
  @Operation(summary = "Propose a subcontractor for some customers, or for all",
      description = "The trustee's needs each customer's written consent, or a place in its agreement (S3–S5); the provider's are bound by terms (S1, S2).")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(content = @Content(examples = @ExampleObject("""
      {"engagedBy": "TRUSTEE", "name": "Spree Support GmbH", "registerNumber": "HRB 55012", "country": "DE", "service": "Second-level support",
       "dataCategories": ["CONTENT", "SUPPORT"], "purposes": ["SUPPORT_INCIDENT"], "customers": ["contoso", "fabrikam"],
       "plannedStart": "2027-01-01T00:00:00Z", "validUntil": "2028-01-01T00:00:00Z"}""")))
  ResponseEntity<?> propose(@RequestBody ProposalApplication application, HttpServletRequest http) {
    return idempotency.once(http, application, () -> {
      Proposal proposal = proposing.register(application, callers.caller());
      return ResponseEntity.created(URI.create("/api/subprocessor-proposals/" + proposal.id())).body(whole(proposal));
    });
  }

  @GetMapping("/{id}")
  @Transactional(readOnly = true)
  @Operation(summary = "One proposal, and how many customers stand how; for a customer what was proposed, and its own consent")
  ProposalView read(@PathVariable String id) {
    Caller reader = reader();
    return view(queries.proposal(id, reader), reader);
  }

  @GetMapping
  @Transactional(readOnly = true)
  @Operation(summary = "Proposals, newest first; the provider's support sees its own, a customer those that concern it")
  Paged<ProposalView> list(PageOf page) {
    Caller reader = reader();
    List<ProposalView> items = queries.proposals(reader, page.offset(), page.size()).stream().map(proposal -> view(proposal, reader)).toList();
    return new Paged<>(items, page.page(), page.size(), queries.countProposals(reader));
  }

  private ProposalView view(Proposal proposal, Caller reader) {
    return reader.trustee() || reader.in(Group.PROVIDER_SUPPORT) ? whole(proposal)
        : ProposalView.of(proposal, views.ownOf(proposal, reader).orElseThrow(() -> Refusal.unknown("subprocessor proposal", proposal.id())));
  }

  private ProposalView whole(Proposal proposal) {
    return ProposalView.of(proposal, deadlines.of(proposal.id()), consents.tally(proposal.id()));
  }

  private Caller reader() {
    Caller caller = callers.caller();
    if (!caller.trustee() && !caller.in(Group.PROVIDER_SUPPORT) && caller.customers().isEmpty()) {
      throw Refusal.forbidden("Your groups see no proposals of subcontractors");
    }
    return caller;
  }
}
