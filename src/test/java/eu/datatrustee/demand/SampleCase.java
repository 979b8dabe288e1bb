package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.time.Instant;
import java.util.List;

/** A case to be registered: an order of a court at Frankfurt for traffic data, unless a test wants another. */
public final class SampleCase {

  private RequesterKind kind = RequesterKind.LAW_ENFORCEMENT;
  private String customerId = "contoso";
  private boolean emergency;
  private ReceivedBy receivedBy = ReceivedBy.TRUSTEE;
  private String country = "DE";

  public static SampleCase of(RequesterKind kind) {
    SampleCase sample = new SampleCase();
    sample.kind = kind;
    return sample;
  }

  public static SampleCase demand() {
    return new SampleCase();
  }

  public SampleCase customer(String id) {
    customerId = id;
    return this;
  }

  public SampleCase emergency() {
    emergency = true;
    return this;
  }

  public SampleCase receivedByProvider() {
    receivedBy = ReceivedBy.PROVIDER;
    return this;
  }

  public SampleCase from(String otherCountry) {
    country = otherCountry;
    return this;
  }

  public CaseFile file(Instant now) {
    boolean demand = kind.caseKind() == CaseKind.DEMAND;
    return new CaseFile(null, kind.caseKind(), customerId, customerId == null ? "Nobody GmbH" : customerId, receivedBy, now,
        new Requester(kind, demand ? "Amtsgericht Frankfurt am Main" : "Rita Request", country, "Rita Request", "rita@requester.example",
            "931 Gs 12/27", null),
        demand ? Issuer.COURT : null, demand ? "StPO § 100k" : null, demand ? Instrument.NATIONAL_ORDER : null, emergency, false,
        null, List.of(demand ? DataCategory.TRAFFIC : DataCategory.CONTENT), "Mailbox anna@contoso.example, 1 to 7 March 2027",
        List.of("anna@contoso.example"), null, null, "Criminal proceedings 931 Js 12/27", null, null, "specialist1", now);
  }
}
