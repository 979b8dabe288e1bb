package eu.datatrustee.demand.web;

import eu.datatrustee.agreement.Customers;
import eu.datatrustee.casework.CaseKind;

/**
 * What somebody looks for on the page of the cases, as it was typed or chosen; each part may be missing.
 *
 * @param q words
 * @param state {@code open}, {@code closed}, or any
 * @param kind {@code demand} or {@code request}: one list by itself, else both from their beginning
 * @param page of that list, from 0
 */
record CaseSearch(String q, String state, String kind, Integer page) {

  /** Which page of a kind's list it asks for. */
  int pageOf(CaseKind of) {
    return page == null || !shows(of) || kind == null ? 0 : Math.max(0, page);
  }

  boolean shows(CaseKind of) {
    return kind == null || kind.equals(name(of));
  }

  static String name(CaseKind kind) {
    return kind == CaseKind.DEMAND ? "demand" : "request";
  }

  /** @return null where everything is asked for */
  CaseList.Search search(Customers customers) {
    String words = q == null || q.isBlank() ? null : q.strip();
    Boolean open = "open".equals(state) ? Boolean.TRUE : "closed".equals(state) ? Boolean.FALSE : null;
    if (words == null) {
      return open == null ? null : new CaseList.Search(null, null, open);
    }
    return new CaseList.Search(words, customers.named(words), open);
  }
}
