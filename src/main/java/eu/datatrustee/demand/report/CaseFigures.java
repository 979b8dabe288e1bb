package eu.datatrustee.demand.report;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.DataCategory;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Outcome;
import eu.datatrustee.demand.file.RequesterKind;
import eu.datatrustee.evidence.Entries;
import eu.datatrustee.evidence.Figures;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Counts the cases of one kind by the day they were received. */
class CaseFigures implements Figures {

  private static final Set<Outcome> REDIRECTED = EnumSet.of(Outcome.REDIRECTED_BY_PROVIDER, Outcome.REDIRECTED_TO_CUSTOMER,
      Outcome.ANSWERED_BY_CUSTOMER, Outcome.FORWARDED_TO_CUSTOMER);

  /**
   * @param silenced whether a ban stood before the customer was told; one that was only proposed, until counsel has ended it
   * @param late whether its notice went out late, or has not yet
   */
  private record Counted(String country, String requester, String instrument, List<String> categories, String outcome, String customer,
      boolean notified, boolean silenced, boolean late) {}

  private final CaseKind kind;
  private final String part;
  private final Entries entries;
  private final JdbcClient jdbc;

  CaseFigures(CaseKind kind, String part, Entries entries, JdbcClient jdbc) {
    this.kind = kind;
    this.part = part;
    this.entries = entries;
    this.jdbc = jdbc;
  }

  @Override
  public String part() {
    return part;
  }

  @Override
  public Map<String, Object> between(Instant from, Instant to) {
    List<Counted> cases = read(from, to);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("total", Band.of(cases.size()));
    figures.put("byKind", Band.each(each(cases, c -> Stream.of(c.requester()),
        Stream.of(RequesterKind.values()).filter(each -> each.caseKind() == kind))));
    figures.put("byCountry", Band.pooled(each(cases, c -> Stream.of(c.country()), Stream.of())));
    if (kind == CaseKind.DEMAND) {
      figures.put("byInstrument", Band.each(each(cases, c -> Stream.ofNullable(c.instrument()), Arrays.stream(Instrument.values()))));
    }
    figures.put("byDataCategory", Band.each(each(cases, c -> c.categories().stream(), Arrays.stream(DataCategory.values()))));
    figures.put("byOutcome", Band.each(each(cases, c -> Stream.ofNullable(c.outcome()), Arrays.stream(Outcome.values()))));
    figures.put("customersAffected", Band.of(cases.stream().map(Counted::customer).filter(Objects::nonNull).distinct().count()));
    figures.put("redirected", count(cases, c -> c.outcome() != null && REDIRECTED.contains(Outcome.valueOf(c.outcome()))));
    figures.put("notified", count(cases, Counted::notified));
    figures.put("silenced", count(cases, Counted::silenced));
    figures.put("late", count(cases, Counted::late));
    return figures;
  }

  private static String count(List<Counted> cases, Predicate<Counted> what) {
    return Band.of(cases.stream().filter(what).count());
  }

  /** Counts of every key there can be, so that none shows by being there, and of those that occur. */
  private static Map<String, Long> each(List<Counted> cases, Function<Counted, Stream<String>> keys, Stream<? extends Enum<?>> known) {
    Map<String, Long> counts = new LinkedHashMap<>();
    known.forEach(key -> counts.put(key.name(), 0L));
    counts.putAll(cases.stream().flatMap(keys).collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting())));
    return counts;
  }

  private List<Counted> read(Instant from, Instant to) {
    Set<String> late = entries.casesWith("NOTICE_OVERDUE");
    return jdbc.sql("""
        select c.country, c.requester_kind, c.instrument, c.data_categories, c.outcome, c.customer_id,
          exists (select 1 from demand_notice n where n.case_id = c.id and n.settled = 'SENT') as notified,
          exists (select 1 from ban b where b.case_id = c.id and (b.established or b.proposed) and (b.late = false or exists
            (select 1 from demand_notice n where n.case_id = c.id and n.settled = 'SENT' and b.silent_from < n.sent_at))) as silenced,
          c.id
        from demand_case c where c.kind = ? and c.received_at >= ? and c.received_at < ? and c.state <> 'SPLIT'""")
        .params(kind.prefix(), from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC))
        .query((row, n) -> new Counted(row.getString(1), row.getString(2), row.getString(3), row.getString(4).lines().toList(),
            row.getString(5), row.getString(6), row.getBoolean(7), row.getBoolean(8), late.contains(row.getString(9))))
        .list();
  }
}
