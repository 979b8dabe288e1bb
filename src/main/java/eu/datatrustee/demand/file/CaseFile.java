package eu.datatrustee.demand.file;

import eu.datatrustee.casework.CaseKind;
import java.time.Instant;
import java.util.List;

/**
 * A demand or a third-party request as it was registered. Never changes; where it stands is {@link Standing}.
 *
 * @param kind {@code DEMAND} or {@code THIRD_PARTY_REQUEST}
 * @param customerId the customer in the register, or null where it is not known there: nothing is sent to anyone until the desk has assigned it
 * @param customerNamed the customer as the demand names it
 * @param legalBasis the norm that the demand cites, as written
 * @param emergency the issuer calls it an emergency: clocks are shorter, no step falls away
 * @param exigent ordered in exigency by a prosecutor or the police: a court has to confirm it
 * @param orderedAt when the order was given, or null where nobody has said so
 * @param accounts the accounts that the demand names; empty where it was not registered in parts
 * @param periodFrom start of the time the data are of, or null
 * @param periodUntil its end, or null
 * @param responseDeadline by when the requester wants an answer, or null
 * @param parentId the demand that named several customers, of which this case is one; or null
 */
public record CaseFile(String id, CaseKind kind, String customerId, String customerNamed, ReceivedBy receivedBy, Instant receivedAt,
    Requester requester, Issuer issuer, String legalBasis, Instrument instrument, boolean emergency, boolean exigent, Instant orderedAt,
    List<DataCategory> dataCategories, String scope, List<String> accounts, Instant periodFrom, Instant periodUntil,
    String statedPurpose, Instant responseDeadline, String parentId, String registeredBy, Instant registeredAt) {

  /** X1: whether responders have entered, and nobody asks for data. */
  public boolean entry() {
    return requester.kind() == RequesterKind.EMERGENCY_RESPONDER && dataCategories.isEmpty();
  }

  /** Whether the register knows the customer. */
  public boolean customerKnown() {
    return customerId != null;
  }

  /** Whether it comes as a European Production or Preservation Order (Reg. (EU) 2023/1543). */
  public boolean unionOrder() {
    return instrument == Instrument.EPOC || instrument == Instrument.EPOC_PR;
  }
}
