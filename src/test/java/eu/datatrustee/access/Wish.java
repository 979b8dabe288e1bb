package eu.datatrustee.access;

import eu.datatrustee.access.AccessApplication.Accessor;
import eu.datatrustee.agreement.DataCategory;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What a test's support engineer asks for: by default what one officer may grant, for an hour. */
final class Wish {

  private String customer = "contoso";
  private String purpose = "SUPPORT_INCIDENT";
  private String incident;
  /** Nobody else's, so that no other case keeps this one's access open. */
  private String accessor = UUID.randomUUID() + "@provider.example";
  private String organisation = "PROVIDER";
  private String country = "DE";
  private List<String> resources = List.of("mailbox:finance");
  private Mode mode = Mode.READ_ONLY;
  private List<Action> actions = List.of(Action.VIEW);
  private List<DataCategory> categories;
  private Integer minutes = 60;
  private Instant notBefore;
  private Boolean remoteSessionConsent;

  static Wish of(String customer) {
    Wish wish = new Wish();
    wish.customer = customer;
    return wish;
  }

  Wish purpose(String purpose) {
    this.purpose = purpose;
    return this;
  }

  Wish incident(String incident) {
    this.incident = incident;
    return this;
  }

  Wish by(String organisation) {
    this.organisation = organisation;
    return this;
  }

  Wish from(String country) {
    this.country = country;
    return this;
  }

  Wish resource(String resource) {
    this.resources = List.of(resource);
    return this;
  }

  /** Changing data takes two officers. */
  Wish accessor(String email) {
    this.accessor = email;
    return this;
  }

  Wish readWrite() {
    this.mode = Mode.READ_WRITE;
    this.actions = List.of(Action.VIEW, Action.CHANGE);
    return this;
  }

  Wish action(Action action) {
    this.actions = List.of(action);
    return this;
  }

  Wish touching(DataCategory... categories) {
    this.categories = List.of(categories);
    return this;
  }

  Wish minutes(Integer minutes) {
    this.minutes = minutes;
    return this;
  }

  Wish notBefore(Instant notBefore) {
    this.notBefore = notBefore;
    return this;
  }

  String customer() {
    return customer;
  }


  boolean needsIncident() {
    return incident == null && "SUPPORT_INCIDENT".equals(purpose);
  }

  AccessApplication application() {
    return new AccessApplication(customer, purpose, incident, new Accessor("Sanne Visser", accessor, organisation),
        country, resources, mode, actions, categories, "Mails vanish", "None without access", minutes, notBefore, remoteSessionConsent);
  }
}
