package eu.datatrustee.subprocessor.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.datatrustee.casework.web.Csv;
import eu.datatrustee.identity.Caller;
import eu.datatrustee.subprocessor.Consent;
import eu.datatrustee.subprocessor.ConsentState;
import eu.datatrustee.subprocessor.Proposed;
import eu.datatrustee.subprocessor.Route;
import eu.datatrustee.subprocessor.SignedDocument;
import java.time.Instant;
import java.util.List;

/**
 * How one customer stands to one subprocessor, as the API shows it.
 *
 * @param state as it counts at this moment
 * @param services kinds of resource or services that the customer left in; empty where it left in all
 * @param dataCategories that it covers
 * @param until where the signed document sets an end of its own: the first instant it no longer covers
 * @param onFile what a decision would be to, the document and what it covers, as one value in hex; while the customer decides
 * @param decidedBy who gave or refused it; a customer is not told which of the trustee's people bound or listed it
 * @param reason of a refusal or a withdrawal
 * @param validUntil first instant it no longer holds; null where nothing but a review ends it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ConsentView(String customerId, ConsentState state, Route route, String subprocessorId, String proposalId, String country,
    List<String> purposes, List<String> services, List<String> dataCategories, Instant until, Instant askedAt, Instant due,
    Document document, String onFile, String decidedBy, Instant decidedAt, String reason, Instant validFrom, Instant validUntil,
    String endedBy, Instant endedAt) {

  /** The signed document, without its bytes. @param sha256 in hex */
  record Document(String fileName, String mediaType, String sha256, String storedBy, Instant storedAt) {

    static Document of(SignedDocument signed) {
      return signed == null ? null
          : new Document(signed.name(), signed.type(), signed.sha256(), signed.by(), signed.at());
    }
  }

  /** The head of the lines that {@link #write} writes. */
  static final Object[] HEAD = {"customerId", "state", "route", "subprocessorId", "proposalId", "country", "purposes", "services",
      "dataCategories", "askedAt", "decidedBy", "decidedAt", "reason", "documentSha256", "validFrom", "validUntil", "endedBy", "endedAt"};

  /** @param due until when the customer's answer is waited for, or null */
  static ConsentView of(Consent consent, Proposed proposed, ConsentState state, Instant due, Caller reader) {
    boolean own = consent.about().route() == Route.WRITTEN_CONSENT;
    boolean named = reader.trustee() || own;
    return new ConsentView(consent.about().customerId(), state, consent.about().route(), consent.about().subprocessorId(),
        consent.about().proposalId(), proposed.country(), proposed.purposeList(), consent.serviceList(),
        consent.coveredData(proposed), consent.until(), consent.askedAt(), due, Document.of(consent.document()), state == ConsentState.ASKED ? consent.onFile() : null,
        named ? consent.decidedBy() : null, consent.decidedAt(), consent.reason(), consent.validFrom(), consent.validUntil(),
        named ? consent.endedBy() : null, consent.endedAt());
  }

  void write(Csv csv) {
    csv.line(customerId, state, route, subprocessorId, proposalId, country, String.join(" ", purposes), String.join(" ", services),
        String.join(" ", dataCategories), askedAt, decidedBy, decidedAt, reason, document == null ? null : document.sha256(), validFrom,
        validUntil, endedBy, endedAt);
  }
}
