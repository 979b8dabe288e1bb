package eu.datatrustee.demand;

import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Issuer;
import eu.datatrustee.demand.file.ReceivedBy;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.time.Instant;
import java.util.List;

/** What an authority demands in a test: a court's European Production Order for one mailbox, unless the test wants another. */
final class Order {

  private ReceivedBy receivedBy = ReceivedBy.TRUSTEE;
  private Instant receivedAt;
  private RequesterKind kind = RequesterKind.LAW_ENFORCEMENT;
  private String country = "NL";
  private String reference;
  private String customer = "contoso";
  private List<String> customers;
  private Issuer issuer = Issuer.COURT;
  private String legalBasis = "Reg. (EU) 2023/1543 Art. 5";
  private Instrument instrument = Instrument.EPOC;
  private boolean emergency;
  private boolean exigent;
  private Instant orderedAt;
  private List<DataCategory> categories = List.of(DataCategory.TRAFFIC);
  private String scope = "Mailbox anna@contoso.example, 1 to 7 March 2027";
  private Instant responseDeadline;
  private String follows;

  static Order epoc() {
    return new Order();
  }

  static Order preservation() {
    return new Order().instrument(Instrument.EPOC_PR);
  }

  /** An order under German law. */
  static Order german(Issuer issuer, String norm, DataCategory... categories) {
    Order order = new Order();
    order.country = "DE";
    order.instrument = Instrument.NATIONAL_ORDER;
    order.issuer = issuer;
    order.legalBasis = norm;
    order.categories = List.of(categories);
    return order;
  }

  Order atProvider() {
    receivedBy = ReceivedBy.PROVIDER;
    return this;
  }

  Order receivedAt(Instant at) {
    receivedAt = at;
    return this;
  }

  Order from(RequesterKind kind, String country) {
    this.kind = kind;
    this.country = country;
    return this;
  }

  Order reference(String reference) {
    this.reference = reference;
    return this;
  }

  Order on(String customer) {
    this.customer = customer;
    return this;
  }

  Order on(List<String> several) {
    this.customer = null;
    this.customers = several;
    return this;
  }

  Order instrument(Instrument instrument) {
    this.instrument = instrument;
    return this;
  }

  Order issuedBy(Issuer who) {
    issuer = who;
    return this;
  }

  Order emergency() {
    this.emergency = true;
    return this;
  }

  Order exigent() {
    this.exigent = true;
    return this;
  }

  Order orderedAt(Instant at) {
    this.orderedAt = at;
    return this;
  }

  Order of(DataCategory... categories) {
    this.categories = List.of(categories);
    return this;
  }

  Order scope(String scope) {
    this.scope = scope;
    return this;
  }

  Order deadline(Instant deadline) {
    this.responseDeadline = deadline;
    return this;
  }

  Order follows(String earlier) {
    this.follows = earlier;
    return this;
  }

  DemandApplication application(Instant now) {
    return new DemandApplication(receivedBy, receivedAt == null ? now : receivedAt,
        new Requester(kind, "Rechtbank Amsterdam", country, "Rik Rechter", "rik@authority.example", reference, null), customer, customers, null,
        issuer, legalBasis, instrument, emergency, exigent, orderedAt, categories, scope, null, null, null, "Criminal proceedings 12/27",
        responseDeadline, follows);
  }
}
