package eu.datatrustee.agreement;

import java.util.Locale;

/** What a legal entity's register number may not be: requests name an organisation by its number, by an id of the service's own, or as the provider. */
public final class RegisterNumbers {

  /** What is wrong with one that is {@linkplain #taken taken}. */
  public static final String TAKEN = "is no register number: it is, or reads like, a name that this service gives itself (SP-…, PROVIDER)";

  private RegisterNumbers() {}

  /** Whether it would be taken for an id of the service's own, or for the provider. */
  public static boolean taken(String registerNumber) {
    String number = registerNumber.strip().toUpperCase(Locale.ROOT);
    return number.startsWith("SP-") || number.equals("PROVIDER");
  }
}
