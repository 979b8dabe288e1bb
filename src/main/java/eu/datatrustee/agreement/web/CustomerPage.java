package eu.datatrustee.agreement.web;

import eu.datatrustee.agreement.Customer;
import eu.datatrustee.casework.Refusal;
import java.util.List;

/** One page of customers. @param page from 0; @param total of all pages */
record CustomerPage(List<Customer> items, int page, int size, long total) {

  private static final int LARGEST = 200;

  static void check(int page, int size) {
    if (page < 0) {
      throw Refusal.malformed("page", "is negative");
    }
    if (size < 1 || size > LARGEST) {
      throw Refusal.malformed("size", "is not between 1 and " + LARGEST);
    }
  }
}
