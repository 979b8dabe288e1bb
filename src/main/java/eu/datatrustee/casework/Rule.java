package eu.datatrustee.casework;

/**
 * The rules that the service enforces, by the ids of the trustee's mandate. The sentence is what a person reads beside a refusal.
 *
 * <p>Source: privacy statement of the sovereign cloud, October 2016; X1 and X2: Data Trustee Agreement, clause on other access.
 */
public enum Rule {
  A1("The trustee controls every access to customer data by anyone other than the customer and its users."),
  A2("The provider and its subcontractors have no access but the one that the trustee grants or the customer gives."),
  A3("Access is granted for a submitted support incident, a problem with the service, maintenance or improvement only."),
  A4("A grant lasts only as long as resolving the issue needs."),
  A5("The trustee supervises the access and ends it when the issue is resolved."),
  A6("The customer may give access directly; the trustee records it and does not decide."),
  A7("Access from outside Germany needs the commitments of the customer's agreement for that country."),
  A8("Customer data is used to provide the service and for nothing else."),
  A9("Customer data is stored in Germany only; no grant may copy it out."),
  A10("Remote access to a customer's machine needs the customer's consent."),
  A11("Opting out of surveys is separate from opting out of other messages."),
  D1("The provider discloses nothing without the approval of the trustee or the customer."),
  D2("The provider has no access, and refers the requester to the trustee or the customer."),
  D3("Disclosure only as the customer instructs, as its agreement describes or as German law requires."),
  D4("To law enforcement only what German law requires."),
  D5("Compelled to disclose, the customer is told promptly and gets a copy, unless the law prohibits it."),
  D6("On a third party's request the customer is told promptly, unless the law prohibits it."),
  D7("What the law does not require is rejected."),
  D8("A valid demand is first sent to the customer."),
  D9("A data subject's request is forwarded to the customer."),
  D10("Never direct, indirect, blanket or unfettered access."),
  D11("Never the platform's encryption keys, nor the ability to break the encryption."),
  D12("Never access where the data are known to serve another purpose than the one stated."),
  D13("The customer's basic contact information may be given to the third party."),
  D14("Administrator, payment and support data leave only on their own grounds."),
  S1("The provider's subcontractors get data only for the service they were retained for."),
  S2("Subcontractors are under the same limits on access as the provider; nobody unregistered gets any."),
  S3("The trustee works with no subcontractor without the customer's written consent."),
  S4("The trustee may work with the affiliates in Germany that the customer's agreement names."),
  S5("Affiliates meet the requirements and process customer data under German law only."),
  O1("A material change is announced before it takes effect."),
  O2("Where statement and agreement conflict, the agreement prevails."),
  O3("A complaint can be lodged, and is answered."),
  O4("Personal data collected in support can be reviewed and corrected."),
  X1("Emergency responders enter in imminent danger only, supervised, without customer data."),
  X2("Updates that give no access to customer data may be deployed unsupervised.");

  private final String sentence;

  Rule(String sentence) {
    this.sentence = sentence;
  }

  /** The rule in one English sentence, for people. */
  public String sentence() {
    return sentence;
  }
}
