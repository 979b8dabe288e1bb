package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.demand.notice.CustomerTold;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.evidence.Act;
import eu.datatrustee.evidence.Ledger;
import eu.datatrustee.notification.Notice;
import eu.datatrustee.notification.Notices;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Builds the package and lets it go, in one transaction: manifest, mail, record and evidence are there together or not at all, so that a
 * kill in between leaves an approved disclosure that is released once.
 */
@Service
class Release {

  private final CaseFiles files;
  private final DisclosureRecords records;
  private final Disclosures disclosures;
  private final ItemLimits limits;
  private final AgreedDisclosures agreed;
  private final Documents documents;
  private final Uploads uploads;
  private final CustomerNotifications notifications;
  private final Notices notices;
  private final Packages packages;
  private final Ledger ledger;
  private final Clock clock;

  Release(CaseFiles files, DisclosureRecords records, Disclosures disclosures, ItemLimits limits, AgreedDisclosures agreed,
      Documents documents, Uploads uploads, CustomerNotifications notifications, Notices notices, Packages packages, Ledger ledger, Clock clock) {
    this.files = files;
    this.records = records;
    this.disclosures = disclosures;
    this.limits = limits;
    this.agreed = agreed;
    this.documents = documents;
    this.uploads = uploads;
    this.notifications = notifications;
    this.notices = notices;
    this.packages = packages;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** Releases what was approved, unless it was released or stopped, or something keeps it: read again under the case's lock. */
  void release(String caseId) {
    CaseFile file = files.lock(caseId);
    DisclosureRecord disclosure = records.require(caseId);
    if (disclosure.state() == DisclosureState.APPROVED && disclosure.ground() == Ground.AGREEMENT
        && !agreed.of(file).contains(disclosure.groundDetail())) {
      disclosures.end(file, disclosure, Rule.D3, "The customer's agreement no longer describes it, or is no longer in force");
    }
    if (disclosure.state() != DisclosureState.APPROVED || !disclosures.mayGoOut(caseId)
        || !limits.kept(file, disclosure.ground(), records.items(caseId))) {
      return;
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Manifest manifest = Manifest.of(file, disclosure, records.items(caseId), rule(file, disclosure).name(), now);
    Document kept = keep(file, manifest);
    send(file, disclosure, manifest, kept);
    packages.alertIfTooLarge(caseId);
    disclosure.release(file.requester().contactEmail(), kept.sha256(), now);
    records.save(disclosure);
    append(file, disclosure, notifications.told(caseId));
  }

  private Document keep(CaseFile file, Manifest manifest) {
    try (Upload upload = uploads.any("manifest", "manifest-" + file.id() + ".json", "application/json",
        new ByteArrayInputStream(manifest.bytes()))) {
      return documents.store(file.id(), Shelf.ISSUED, upload);
    }
  }

  private void send(CaseFile file, DisclosureRecord disclosure, Manifest manifest, Document kept) {
    List<Document> attached = new ArrayList<>(List.of(kept));
    manifest.produced().stream().filter(item -> item.extract() != null)
        .forEach(item -> attached.add(documents.find(file.id(), Shelf.EXTRACTS, item.extract().document()).orElseThrow()));
    Map<String, Object> facts = new HashMap<>();
    facts.put("authority", file.requester().authority());
    facts.put("ground", disclosure.ground().name());
    facts.put("rule", rule(file, disclosure).name());
    facts.put("items", manifest.lines());
    facts.put("manifestSha256", kept.sha256());
    facts.put("groundDetail", disclosure.groundDetail());
    facts.put("reference", file.requester().reference());
    facts.put("withheld", withheld(file.id()));
    facts.values().removeIf(Objects::isNull);
    notices.send(new Notice(file.id(), "disclosure-package", file.requester().contactName(), file.requester().contactEmail(),
        file.requester().letterLanguage(), facts, attached));
  }

  /** D7: why the rest does not go out, each reason once; null where all does. */
  private String withheld(String caseId) {
    String reasons = records.items(caseId).stream().filter(item -> item.decision() == Item.Decision.WITHHOLD).map(Item::reason).distinct()
        .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? null : reasons;
  }

  /** D4 for what the law requires towards an authority, D14 for the service's own data on a ground of their own, D3 for all else. */
  private static Rule rule(CaseFile file, DisclosureRecord disclosure) {
    if (disclosure.ground().ofOwnData()) {
      return Rule.D14;
    }
    return file.kind() == CaseKind.DEMAND && disclosure.ground() == Ground.LAW ? Rule.D4 : Rule.D3;
  }

  /** A customer that is told later learns later what was disclosed. */
  @EventListener
  void on(CustomerTold told) {
    records.find(told.caseId()).filter(disclosure -> disclosure.state() == DisclosureState.RELEASED)
        .ifPresent(disclosure -> append(files.require(told.caseId()), disclosure, true));
  }

  private void append(CaseFile file, DisclosureRecord disclosure, boolean toldToCustomer) {
    Manifest manifest = Manifest.of(file, disclosure, records.items(file.id()), rule(file, disclosure).name(), disclosure.releasedAt());
    ledger.append(new Act(file.id(), file.customerId(), "DISCLOSED", rule(file, disclosure),
        "To %s <%s> on %s; manifest SHA-256 %s\n%s".formatted(file.requester().authority(), disclosure.recipient(),
            disclosure.releasedAt(), disclosure.manifestSha256(), manifest.lines()), toldToCustomer));
  }
}
