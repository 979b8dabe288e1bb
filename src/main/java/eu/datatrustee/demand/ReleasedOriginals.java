package eu.datatrustee.demand;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DecisionLog;
import eu.datatrustee.demand.file.DecisionLog.Step;
import eu.datatrustee.demand.file.OwnParts;
import eu.datatrustee.demand.notice.CustomerNotifications;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** D5: counsel lets the customer of a part have the whole demand, with its documents, though it names others too. */
@Service
class ReleasedOriginals {

  private final OwnParts parts;
  private final CustomerNotifications notifications;
  private final Documents documents;
  private final DecisionLog log;
  private final CaseBook book;

  ReleasedOriginals(OwnParts parts, CustomerNotifications notifications, Documents documents, DecisionLog log, CaseBook book) {
    this.parts = parts;
    this.notifications = notifications;
    this.documents = documents;
    this.log = log;
    this.book = book;
  }

  /** @throws Refusal where the caller is no counsel, or one of the others is silenced, or nobody has looked yet whether it is */
  void release(CaseFile file, String reason, Caller caller) {
    if (!caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Counsel lets a customer have the original", Rule.D5);
    }
    ApplicationForm.text("reason", reason);
    parts.lock(file.id());
    if (parts.whole(file)) {
      throw Refusal.conflict("Case " + file.id() + " is no part of a demand that names others, or its customer may have the original already");
    }
    List<String> unchecked = parts.siblings(file).filter(part -> !lookedForBan(part)).toList();
    if (!unchecked.isEmpty()) {
      throw Refusal.conflict("The original names others, and the form of " + String.join(", ", unchecked)
          + " was not checked yet: nobody knows whether a ban silences it");
    }
    List<String> silenced = parts.siblings(file).filter(notifications::silenced).toList();
    if (!silenced.isEmpty()) {
      throw Refusal.conflict("The original names others, and a ban stands on " + String.join(", ", silenced) + ": nobody may have it");
    }
    Set<String> there = documents.of(file.id()).stream().map(Document::sha256).collect(Collectors.toSet());
    documents.of(file.parentId()).stream().filter(original -> !there.contains(original.sha256()))
        .forEach(original -> documents.copy(original, file.id()));
    parts.release(file.id(), caller.id(), reason);
    log.add(file.id(), Step.RELEASE, "ORIGINAL", reason, caller.id());
    book.desk(file.id(), "ORIGINAL_RELEASED", Rule.D5, reason);
    notifications.copyCame(file.id());
  }

  /** With the check of its form, or as its notice was begun without one. */
  private boolean lookedForBan(String id) {
    return notifications.begun(id) || log.of(id).stream().anyMatch(entry -> entry.step() == Step.FORM_CHECK);
  }
}
