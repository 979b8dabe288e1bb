package eu.datatrustee.agreement;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import eu.datatrustee.agreement.Customer.Contact;
import eu.datatrustee.casework.InTransaction;
import eu.datatrustee.casework.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.TreeSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Customers as rows, one select each. */
@Repository
class StoredCustomers implements Customers {

  private static final int AT_ONCE = 500;
  private static final String SELECT = "select id, name, contacts, agreement from customer";

  /** Apart from the API's mapper: what is stored must stay readable when the API grows stricter, or a newer node wrote more. */
  private static final ObjectMapper STORED = JsonMapper.builder().addModule(new JavaTimeModule())
      .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final InTransaction<Customer> inHand = new InTransaction<>();
  private final JdbcClient jdbc;
  private final Clock clock;

  StoredCustomers(JdbcClient jdbc, Clock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  @Override
  public Optional<Customer> find(String id) {
    return inHand.find(id, () -> jdbc.sql(SELECT + " where id = ?").param(id).query(this::customer).optional());
  }

  @Override
  public Customer require(String id) {
    return find(id).orElseThrow(() -> Refusal.unknown("customer", id));
  }

  @Override
  @Transactional(propagation = Propagation.MANDATORY)
  public Customer hold(String id) {
    return locked(id).orElseThrow(() -> Refusal.unknown("customer", id));
  }

  @Override
  public List<String> named(String words) {
    return jdbc.sql("select id from customer where position(? in lower(name)) > 0 order by id fetch first 100 rows only")
        .param(words.toLowerCase(Locale.ROOT)).query(String.class).list();
  }

  @Override
  public boolean anyAgreementNames(String registerNumber) {
    // Only asked when this customer's own agreement does not name it: a scan of few rows, on a path that refuses.
    return jdbc.sql("select count(*) from customer where position(? in agreement) > 0")
        .param(quoted(registerNumber)).query(Long.class).single() > 0;
  }

  @Override
  public List<Customer> naming(String registerNumber) {
    // Asked when an affiliate was checked, a few times a year.
    return jdbc.sql(SELECT + " where position(? in agreement) > 0 order by id").param(quoted(registerNumber)).query(this::customer).list()
        .stream().filter(customer -> customer.agreement().affiliate(registerNumber).isPresent()).toList();
  }

  private static String quoted(String registerNumber) {
    return "\"registerNumber\":" + json(registerNumber);
  }

  Optional<Customer> locked(String id) {
    return inHand.keep(id, jdbc.sql(SELECT + " where id = ? for update").param(id).query(this::customer).optional());
  }

  List<Customer> list(long offset, int limit) {
    return jdbc.sql(SELECT + " order by id offset ? rows fetch next ? rows only").param(offset).param(limit)
        .query(this::customer).list();
  }

  List<String> ids() {
    return jdbc.sql("select id from customer order by id").query(String.class).list();
  }

  long count() {
    return jdbc.sql("select count(*) from customer").query(Long.class).single();
  }

  /** Those of the ids that exist, in the order of ids. */
  List<Customer> among(Collection<String> ids) {
    List<Customer> found = new ArrayList<>();
    List<String> sorted = List.copyOf(new TreeSet<>(ids));
    // A statement takes 65,535 parameters on PostgreSQL, and is slow long before.
    for (int from = 0; from < sorted.size(); from += AT_ONCE) {
      found.addAll(jdbc.sql(SELECT + " where id in (:ids) order by id")
          .param("ids", sorted.subList(from, Math.min(from + AT_ONCE, sorted.size()))).query(this::customer).list());
    }
    return found;
  }

  void insert(Customer customer) {
    jdbc.sql("insert into customer (id, name, contacts, agreement, version, changed_at) values (?, ?, ?, ?, 1, ?)")
        .params(customer.id(), customer.name(), json(customer.contacts()), json(customer.agreement()), now()).update();
  }

  void update(Customer customer) {
    inHand.forget(customer.id());
    jdbc.sql("update customer set name = ?, contacts = ?, agreement = ?, version = version + 1, changed_at = ? where id = ?")
        .params(customer.name(), json(customer.contacts()), json(customer.agreement()), now(), customer.id()).update();
  }

  private Customer customer(ResultSet row, int number) throws SQLException {
    try {
      return new Customer(row.getString("id"), row.getString("name"),
          STORED.readValue(row.getString("contacts"), new TypeReference<List<Contact>>() {}),
          STORED.readValue(row.getString("agreement"), Agreement.class));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Customer " + row.getString("id") + " is stored unreadably", e);
    }
  }

  private static String json(Object value) {
    try {
      return STORED.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private Object now() {
    return clock.instant().atOffset(ZoneOffset.UTC);
  }
}
