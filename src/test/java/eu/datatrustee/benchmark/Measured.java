package eu.datatrustee.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One of the two databases in the one server, which keeps count of all statements. */
final class Measured {

  private static final Pattern KIND = Pattern.compile(
      "^(insert\\s+into|update|delete\\s+from|select)\\b(?:.*?\\bfrom\\s+|\\s+)?(?:only\\s+)?(\"?\\w+)?",
      Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final String url;
  private final JdbcClient jdbc;

  /** What one call costs the database. @param byKind statements by verb and table */
  record Cost(double statements, double walKilobytes, Map<String, Double> byKind) {}

  private Measured(String url) {
    this.url = url;
    this.jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""));
  }

  /** A server that writes to the disk before it says so, as in production; it comes with that turned off. */
  static EmbeddedPostgres server() throws IOException {
    return EmbeddedPostgres.builder().setServerConfig("fsync", "on").setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on").setServerConfig("shared_preload_libraries", "pg_stat_statements")
        .setServerConfig("pg_stat_statements.track_utility", "off").setServerConfig("max_wal_size", "2GB").start();
  }

  static Measured in(EmbeddedPostgres server, String name) {
    Measured postgres = new Measured(server.getJdbcUrl("postgres", "postgres"));
    if (!"on".equals(postgres.jdbc.sql("show fsync").query(String.class).single())) {
      throw new IllegalStateException("Without fsync there is nothing to measure");
    }
    postgres.jdbc.sql("create database " + name).update();
    Measured database = new Measured(server.getJdbcUrl("postgres", name));
    database.jdbc.sql("create extension pg_stat_statements").update();
    return database;
  }

  List<String> arguments() {
    return List.of("--spring.datasource.url=" + url, "--spring.datasource.username=postgres", "--spring.datasource.password=");
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  /** Counts what is asked of the database for one call after another; begin and commit do not count. */
  Cost cost(int times, Load load) throws IOException {
    jdbc.sql("select pg_stat_statements_reset()").query(Object.class).single();
    for (int i = 0; i < times; i++) {
      Http.done(load.call().get());
    }
    Map<String, Double> byKind = new TreeMap<>();
    double[] sums = new double[2];
    jdbc.sql("""
        select query, calls, wal_bytes from pg_stat_statements
        where dbid = (select oid from pg_database where datname = current_database()) and query not like '%pg_stat_statements%'""")
        .query(row -> {
          sums[0] += row.getDouble("calls");
          sums[1] += row.getDouble("wal_bytes");
          byKind.merge(kind(row.getString("query")), row.getDouble("calls") / times, Double::sum);
        });
    // The pollers ask something now and then; that is no part of a call.
    byKind.values().removeIf(calls -> calls < 0.2);
    return new Cost(sums[0] / times, sums[1] / times / 1024, byKind);
  }

  private static String kind(String query) {
    Matcher kind = KIND.matcher(query.strip());
    return kind.find() ? (kind.group(1).split("\\s")[0] + " " + kind.group(2)).toLowerCase() : query.lines().findFirst().orElse("");
  }
}
