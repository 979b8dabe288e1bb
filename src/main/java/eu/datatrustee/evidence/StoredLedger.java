package eu.datatrustee.evidence;

import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import eu.datatrustee.identity.Group;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The ledger as rows: one insert for each act, without a lock, in the transaction of the act. */
@Repository
class StoredLedger implements Ledger {

  static final String SERVICE = "service";

  private final JdbcClient jdbc;
  private final CurrentCaller callers;
  private final Clock clock;

  StoredLedger(JdbcClient jdbc, CurrentCaller callers, Clock clock) {
    this.jdbc = jdbc;
    this.callers = callers;
    this.clock = clock;
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public void append(Act act) {
    Optional<Caller> by = callers.signedIn();
    jdbc.sql("""
        insert into evidence (recorded_at, actor, party, case_id, customer_id, act, rule, detail, told_to_customer)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)""")
        .params(clock.instant().atOffset(ZoneOffset.UTC), by.map(Caller::id).orElse(SERVICE),
            by.map(caller -> party(caller, act.customerId())).orElse(SERVICE), act.caseId(), act.customerId(), act.act(),
            act.rule() == null ? null : act.rule().name(), act.detail(), act.toldToCustomer())
        .update();
  }

  /** The side of the case the caller stands on now; kept with the act, since groups change. */
  private static String party(Caller caller, String customerId) {
    if (caller.in(Group.PROVIDER_SUPPORT)) {
      return "provider";
    }
    if (customerId != null && caller.contactOf(customerId)) {
      return "customer";
    }
    return caller.in(Group.GATEWAYS) ? SERVICE : "trustee";
  }
}
