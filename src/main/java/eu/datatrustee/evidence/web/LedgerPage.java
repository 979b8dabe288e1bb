package eu.datatrustee.evidence.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.evidence.Entry;
import java.time.Instant;
import java.util.List;

/** One page of a customer's ledger, newest first. @param page from 0; @param total of all pages */
record LedgerPage(List<Line> items, int page, int size, long total) {

  static final int LARGEST = 200;

  /** One act. @param by the side that acted; for auditors the person's id */
  record Line(Instant at, String caseId, String act, String rule, String detail, String by) {

    static Line of(Entry entry, boolean withPerson) {
      return new Line(entry.at(), entry.caseId(), entry.act(), entry.rule(), entry.detail(), withPerson ? entry.actor() : entry.party());
    }
  }

  static void check(int page, int size) {
    if (page < 0) {
      throw Refusal.malformed("page", "is negative");
    }
    checkSize(size);
  }

  static void checkSize(int size) {
    if (size < 1 || size > LARGEST) {
      throw Refusal.malformed("size", "is not between 1 and " + LARGEST);
    }
  }
}
