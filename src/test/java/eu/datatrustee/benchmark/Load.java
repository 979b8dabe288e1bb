package eu.datatrustee.benchmark;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** As many calls as some threads, each waiting for its answer, get done in a time. */
record Load(String name, ServerJvm server, Supplier<HttpRequest> call) {

  static final int THREADS = 4;
  /** So many calls, or so long, until the JVM has compiled what it runs. */
  private static final int WARM_AFTER = 3000;
  private static final Duration WARM_AT_LAST = Duration.ofSeconds(Integer.getInteger("benchmark.warmUpSeconds", 60));

  /** What one round showed, in milliseconds. @param cpu time of the server's JVM for one call: what noise beside it changes least */
  record Round(int calls, double perSecond, double p50, double p99, double cpu) {

    static Round median(Collection<Round> rounds) {
      return new Round(rounds.stream().mapToInt(Round::calls).sum(),
          median(rounds.stream().mapToDouble(Round::perSecond).toArray()),
          median(rounds.stream().mapToDouble(Round::p50).toArray()), median(rounds.stream().mapToDouble(Round::p99).toArray()),
          median(rounds.stream().mapToDouble(Round::cpu).toArray()));
    }

    private static double median(double[] values) {
      return percentile(values, 50);
    }
  }

  /** Runs them in turn, so that a noisy moment meets both, and returns each one's median; the warm-up does not count. */
  static List<Round> alternate(Load one, Load other, int rounds, Duration length) throws Exception {
    one.warmUp();
    other.warmUp();
    List<Round> ofOne = new ArrayList<>();
    List<Round> ofOther = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      ofOne.add(one.round(length));
      ofOther.add(other.round(length));
      System.out.printf("  %s %s%n  %s %s%n", one.name, ofOne.get(round), other.name, ofOther.get(round));
    }
    return List.of(Round.median(ofOne), Round.median(ofOther));
  }

  private void warmUp() throws Exception {
    long end = System.nanoTime() + WARM_AT_LAST.toNanos();
    int calls = 0;
    while (calls < WARM_AFTER && System.nanoTime() < end) {
      calls += round(Duration.ofSeconds(2)).calls();
    }
    System.out.printf("  %s warm after %d calls%n", name, calls);
  }

  Round round(Duration length) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Duration cpu = server.cpu();
      long start = System.nanoTime();
      long end = start + length.toNanos();
      Callable<List<Long>> caller = () -> {
        List<Long> times = new ArrayList<>();
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
          Http.done(call.get());
          times.add(System.nanoTime() - before);
        }
        return times;
      };
      List<Long> times = new ArrayList<>();
      for (Future<List<Long>> done : threads.invokeAll(Collections.nCopies(THREADS, caller))) {
        times.addAll(done.get());
      }
      double[] millis = times.stream().mapToDouble(nanos -> nanos / 1e6).toArray();
      double seconds = (System.nanoTime() - start) / 1e9;
      return new Round(times.size(), times.size() / seconds, percentile(millis, 50), percentile(millis, 99),
          server.cpu().minus(cpu).toNanos() / 1e6 / times.size());
    } finally {
      threads.shutdown();
    }
  }

  static double percentile(double[] values, int percent) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(sorted.length - 1L, Math.round(percent / 100.0 * (sorted.length - 1)))];
  }
}
