package eu.datatrustee.benchmark;

import eu.datatrustee.benchmark.Load.Round;
import eu.datatrustee.benchmark.Measured.Cost;
import eu.datatrustee.benchmark.TimerLag.Lag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The table at the end. */
final class Report {

  private static final String HEAD = "%-42s %10s %9s %9s %9s %11s %9s%n";
  private static final String LINE = "%-42s %8.0f/s %6.1f ms %6.1f ms %6.2f ms %11.1f %6.1f KB%n";

  private final StringBuilder table = new StringBuilder();
  private final StringBuilder statements = new StringBuilder();

  void starts(Round service, Round engine, Cost ofService, Cost ofEngine) {
    head("Request to the first person's task");
    line("service: POST /api/access-requests", service, ofService);
    line("bare engine: the same model and data", engine, ofEngine);
    ratio(service, engine, "1.5");
    statements("service", ofService.byKind());
    statements("bare engine", ofEngine.byKind());
  }

  void introspection(Round introspection, Round empty, Cost ofIntrospection, Cost ofEmpty) {
    head("Introspection");
    line("POST /api/introspect", introspection, ofIntrospection);
    line("an endpoint that does nothing", empty, ofEmpty);
    ratio(introspection, empty, "0.5");
    statements("introspection", ofIntrospection.byKind());
  }

  void lag(int pending, Lag service, Lag engine) {
    add("Lag of %d timers, %,d pending%n", TimerLag.TIMERS, pending);
    add("  %-40s %10s p50 %6.0f ms, p99 %6.0f ms (aim: p99 under 500 ms)%n", "service", "", service.p50(), service.p99());
    add("  %-40s %10s p50 %6.0f ms, p99 %6.0f ms%n", "bare engine", "", engine.p50(), engine.p99());
  }

  void write(Path file) throws IOException {
    String text = table + statements.toString();
    System.out.println("\n" + text);
    Files.writeString(file, text);
  }

  private void head(String what) {
    add(HEAD, what, "throughput", "p50", "p99", "CPU", "statements", "WAL");
  }

  private void line(String what, Round round, Cost cost) {
    add(LINE, "  " + what, round.perSecond(), round.p50(), round.p99(), round.cpu(), cost.statements(), cost.walKilobytes());
  }

  private void ratio(Round one, Round other, String aim) {
    add("  ratio %.2f (aim: %s)%n%n", one.perSecond() / other.perSecond(), aim);
  }

  private void statements(String of, Map<String, Double> byKind) {
    statements.append("%nStatements of one call, %s:%n".formatted(of));
    byKind.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(kind -> statements.append(String.format(Locale.ROOT, "  %5.1f %s%n", kind.getValue(), kind.getKey())));
  }

  private void add(String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values));
  }
}
