package eu.datatrustee.demand.web;

import eu.datatrustee.demand.disclosure.Disclosures;
import eu.datatrustee.demand.disclosure.Item;
import eu.datatrustee.demand.disclosure.ItemTerms;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import eu.datatrustee.document.web.SentType;
import eu.datatrustee.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form of an item on a case's page: the item and its extract are put together, or neither is. */
@Controller
class ItemForm {

  private final Disclosures disclosures;
  private final Uploads uploads;
  private final PageAnswers answers;
  private final TransactionTemplate transaction;

  ItemForm(Disclosures disclosures, Uploads uploads, PageAnswers answers, TransactionTemplate transaction) {
    this.disclosures = disclosures;
    this.uploads = uploads;
    this.answers = answers;
    this.transaction = transaction;
  }

  @PostMapping("/demands/{id}/items")
  String item(@PathVariable String id, @RequestParam int n, @RequestParam(required = false) String reference,
      @RequestParam(required = false) Item.Decision decision, @RequestParam(required = false) String reason,
      @RequestParam(required = false) String dataCategory, @RequestParam(required = false) MultipartFile extract, RedirectAttributes back) {
    return answers.done(id, back, "Item " + n + " is noted.", List.of(), caller -> {
      ItemTerms terms = new ItemTerms(reference, decision, reason == null || reason.isBlank() ? null : reason,
          DemandForm.choice("dataCategory", DataCategory.class, dataCategory));
      // A browser sends a part without a name where nothing was chosen; an empty file is refused.
      if (extract == null || extract.getOriginalFilename().isEmpty()) {
        disclosures.put(id, n, terms, caller);
      } else {
        put(id, n, terms, extract, caller);
      }
    });
  }

  private void put(String id, int n, ItemTerms terms, MultipartFile extract, Caller caller) {
    try (InputStream bytes = extract.getInputStream();
        Upload upload = uploads.any("extract", extract.getOriginalFilename(), SentType.read(extract.getContentType()), bytes)) {
      transaction.executeWithoutResult(status -> {
        disclosures.put(id, n, terms, caller);
        disclosures.extract(id, n, upload, caller);
      });
    } catch (IOException e) {
      throw PageAnswers.unreadable(e);
    }
  }
}
