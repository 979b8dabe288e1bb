package eu.datatrustee.agreement;

import java.util.List;

/**
 * A customer and its agreement with the trustee.
 *
 * @param id {@code [a-z][a-z0-9]*}
 * @param contacts its privacy contacts; at least one
 */
public record Customer(String id, String name, List<Contact> contacts, Agreement agreement) {

  public Customer {
    contacts = List.copyOf(contacts);
  }

  /** A person at the customer. @param phone or null; @param language {@code de}, {@code en} or {@code nl} */
  public record Contact(String name, String email, String phone, String language) {}
}
