package eu.datatrustee.demand;

import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/**
 * A demand or a third-party request as it arrives, its fields read but not yet checked against the world.
 *
 * @param customerId the customer as the demand names it, by its id where the register knows it
 * @param customerIds where the demand names several customers, in place of {@code customerId}
 * @param customers in place of both, where what concerns each customer is given apart
 * @param accounts the accounts the demand names, where whoever registers it lists them apart from the scope; or null
 * @param follows the case that this binding order takes up, such as a preservation or an informal demand; or null
 */
public record DemandApplication(ReceivedBy receivedBy, Instant receivedAt, Requester requester, String customerId,
    List<String> customerIds,
    @Schema(description = "Several customers, each with what concerns it alone: only that does the customer read") List<NamedCustomer> customers,
    Issuer issuer, String legalBasis, Instrument instrument, Boolean emergency, Boolean exigent,
    @Schema(description = "When the order was given, where it says so: from then on an order given in exigency needs its court (StPO § 100e(1))")
    Instant orderedAt, List<DataCategory> dataCategories, String scope, List<String> accounts, Instant periodFrom, Instant periodUntil,
    String statedPurpose, Instant responseDeadline, String follows) {

  /** Of one customer, or of several with nothing given apart. */
  public DemandApplication(ReceivedBy receivedBy, Instant receivedAt, Requester requester, String customerId, List<String> customerIds,
      Issuer issuer, String legalBasis, Instrument instrument, Boolean emergency, Boolean exigent, List<DataCategory> dataCategories,
      String scope, List<String> accounts, Instant periodFrom, Instant periodUntil, String statedPurpose, Instant responseDeadline,
      String follows) {
    this(receivedBy, receivedAt, requester, customerId, customerIds, null, issuer, legalBasis, instrument, emergency, exigent, null,
        dataCategories, scope, accounts, periodFrom, periodUntil, statedPurpose, responseDeadline, follows);
  }
}
