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

  private static final String HEAD = "%-42s %10s %9s %9s %11s %9s%n";
  private static final String LINE = "%-42s %9.0f/s %6.1f ms %6.1f ms %11s %9s%n";

  private final StringBuilder table = new StringBuilder();
  private final StringBuilder statements = new StringBuilder();

  void starts(Round service, Round engine, Cost ofService, Cost ofEngine) {
    add(HEAD, "Request to the first person's task", "throughput", "p50", "p99", "statements", "WAL");
    add(LINE, "  service: POST /api/access-requests", service.perSecond(), service.p50(), service.p99(), one(ofService.statements()),
        wal(ofService));
    add(LINE, "  bare engine: the same model and data", engine.perSecond(), engine.p50(), engine.p99(), one(ofEngine.statements()),
        wal(ofEngine));
    add("  ratio %.2f (aim: 1.5)%n%n", service.perSecond() / engine.perSecond());
    statements("service", ofService.byKind());
    statements("bare engine", ofEngine.byKind());
  }

  void introspection(Round introspection, Round empty) {
    add(HEAD, "Introspection", "throughput", "p50", "p99", "", "");
    add(LINE, "  POST /api/introspect", introspection.perSecond(), introspection.p50(), introspection.p99(), "", "");
    add(LINE, "  an endpoint that does nothing", empty.perSecond(), empty.p50(), empty.p99(), "", "");
    add("  ratio %.2f (aim: 0.5)%n%n", introspection.perSecond() / empty.perSecond());
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

  private void statements(String of, Map<String, Double> byKind) {
    statements.append("%nStatements of one start, %s:%n".formatted(of));
    byKind.entrySet().stream().sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .forEach(kind -> statements.append(String.format(Locale.ROOT, "  %5.1f %s%n", kind.getValue(), kind.getKey())));
  }

  private void add(String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values));
  }

  private static String one(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String wal(Cost cost) {
    return String.format(Locale.ROOT, "%.1f KB", cost.walKilobytes());
  }
}
