package eu.datatrustee.evidence.web;

import eu.datatrustee.evidence.Entry;
import java.time.Instant;

/** One act in a customer's ledger. @param by the side that acted; for auditors the person's id */
record LedgerLine(Instant at, String caseId, String act, String rule, String detail, String by) {

  static LedgerLine of(Entry entry, boolean withPerson) {
    return new LedgerLine(entry.at(), entry.caseId(), entry.act(), entry.rule(), entry.detail(),
        withPerson ? entry.actor() : entry.party());
  }
}
