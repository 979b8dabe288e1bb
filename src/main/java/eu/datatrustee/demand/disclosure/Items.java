package eu.datatrustee.demand.disclosure;

import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Shelf;
import eu.datatrustee.document.Upload;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.Group;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The items of a disclosure, put one by one by counsel while they are being selected (D3, D4). */
@Component
class Items {

  private static final int MOST = 500;
  private static final int LONGEST_REFERENCE = 1000;
  private static final int LONGEST_REASON = 4000;

  private final CaseFiles files;
  private final DisclosureRecords records;
  private final ItemLimits limits;
  private final Documents documents;

  Items(CaseFiles files, DisclosureRecords records, ItemLimits limits, Documents documents) {
    this.files = files;
    this.records = records;
    this.limits = limits;
    this.documents = documents;
  }

  Disclosures.Put put(String caseId, int n, ItemTerms terms, Caller caller) {
    requireCounsel(caller);
    CaseFile file = files.lock(caseId);
    DisclosureRecord disclosure = preparing(caseId);
    if (n < 1 || n > MOST) {
      throw Refusal.impossible("n", "is none of 1 to " + MOST);
    }
    readable(terms);
    boolean created = records.put(caseId, n, terms, limits.check(file, disclosure.ground(), terms), caller.id());
    return new Disclosures.Put(records.item(caseId, n).orElseThrow(), created);
  }

  private static void readable(ItemTerms terms) {
    if (terms.reference() == null || terms.reference().isBlank()) {
      throw Refusal.malformed("reference", "is missing");
    }
    if (terms.reference().length() > LONGEST_REFERENCE) {
      throw Refusal.malformed("reference", "is longer than " + LONGEST_REFERENCE + " characters");
    }
    if (!PlainText.is(terms.reference())) {
      throw Refusal.malformed("reference", PlainText.FAULT);
    }
    if (terms.reason() != null && !PlainText.is(terms.reason())) {
      throw Refusal.malformed("reason", PlainText.FAULT);
    }
    if (terms.decision() == null) {
      throw Refusal.malformed("decision", "is missing: one of PRODUCE, WITHHOLD");
    }
    if (terms.reason() != null && terms.reason().length() > LONGEST_REASON) {
      throw Refusal.malformed("reason", "is longer than " + LONGEST_REASON + " characters");
    }
    if (terms.decision() == Item.Decision.WITHHOLD && (terms.reason() == null || terms.reason().isBlank())) {
      throw Refusal.impossible("reason", "is missing: what is withheld is withheld for a reason", Rule.D4);
    }
  }

  Disclosures.Put extract(String caseId, int n, Upload upload, Caller caller) {
    requireCounsel(caller);
    files.lock(caseId);
    preparing(caseId);
    Item item = records.item(caseId, n).orElseThrow(() -> Refusal.unknown("item", caseId + "/" + n));
    Document stored = documents.store(caseId, Shelf.EXTRACTS, upload);
    records.extract(caseId, n, new Item.Extract(stored.n(), stored.fileName(), stored.size(), stored.sha256()));
    return new Disclosures.Put(records.item(caseId, n).orElseThrow(), item.extract() == null);
  }

  /** @param selectedBy who has submitted them, or null */
  Set<String> preparedBy(String caseId, String selectedBy) {
    Stream<String> put = records.items(caseId).stream().flatMap(item -> Stream.concat(Stream.of(item.decidedBy()), Stream.ofNullable(item.extract())
        .map(extract -> documents.find(caseId, Shelf.EXTRACTS, extract.document()).orElseThrow().storedBy())));
    return Stream.concat(put, Stream.ofNullable(selectedBy)).collect(Collectors.toSet());
  }

  private DisclosureRecord preparing(String caseId) {
    DisclosureRecord disclosure = records.find(caseId).orElse(null);
    if (disclosure == null || disclosure.state() != DisclosureState.PREPARING) {
      throw Refusal.conflict("The items of " + caseId + " are not being selected now"
          + (disclosure == null ? "" : ": its disclosure is " + disclosure.state()));
    }
    return disclosure;
  }

  private static void requireCounsel(Caller caller) {
    if (!caller.in(Group.LEGAL_COUNSEL)) {
      throw Refusal.forbidden("Items are selected by counsel", Rule.D4);
    }
  }
}
