package eu.datatrustee.engine;

import static org.camunda.bpm.engine.impl.util.EncryptionUtil.saltPassword;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The engine's users and groups. Read with one statement of our own, since every call to a programs' door begins with it; written
 * through the engine, without the rights of whoever is signed in.
 */
@Component
public class Directory {

  private static final String ACCOUNTS = """
      select u.id_, u.first_, u.last_, u.email_, u.pwd_, u.salt_, u.attempts_, u.lock_exp_time_, m.group_id_
      from act_id_user u left join act_id_membership m on m.user_id_ = u.id_""";

  private final JdbcClient jdbc;
  private final IdentityService identities;
  private final ProcessEngineConfigurationImpl engine;
  private final Unchecked unchecked;

  Directory(JdbcClient jdbc, IdentityService identities, ProcessEngineConfigurationImpl engine, Unchecked unchecked) {
    this.jdbc = jdbc;
    this.identities = identities;
    this.engine = engine;
    this.unchecked = unchecked;
  }

  /** The user with the groups they are in at this moment. */
  public Optional<Account> find(String userId) {
    return accounts(jdbc.sql(ACCOUNTS + " where u.id_ = ?").param(userId)).findFirst();
  }

  /** The members of a group, by id. */
  public List<Account> membersOf(String groupId) {
    return accounts(jdbc.sql(ACCOUNTS + " where u.id_ in (select user_id_ from act_id_membership where group_id_ = ?) order by u.id_")
        .param(groupId)).toList();
  }

  public List<String> groups() {
    return jdbc.sql("select id_ from act_id_group order by id_").query(String.class).list();
  }

  /**
   * Whether this is the user's password. Whatever is not plainly right goes to the engine, which counts failures and locks the user
   * out for a growing time.
   */
  public boolean check(Account account, String password) {
    Account.Secret secret = account.secret();
    if (secret.hash() == null) {
      return false;
    }
    if (!secret.suspicious() && engine.getPasswordManager().check(saltPassword(password, secret.salt()), secret.hash())) {
      return true;
    }
    try {
      return identities.checkPassword(account.id(), password);
    } catch (ProcessEngineException e) {
      // Two failures at once, one of which was counted.
      return false;
    }
  }

  /** Creates the group if it is not there. */
  public void ensureGroup(String groupId, String name) {
    ensure(() -> count("select count(*) from act_id_group where id_ = ?", groupId) > 0, () -> {
      Group group = identities.newGroup(groupId);
      group.setName(name);
      group.setType(groupId.equals("camunda-admin") ? "SYSTEM" : "WORKFLOW");
      identities.saveGroup(group);
    });
  }

  /**
   * Creates the user if they are not there; an existing user keeps name, address and password.
   *
   * @param password null for a user who signs in elsewhere
   */
  public void ensureUser(String userId, String firstName, String lastName, String email, String password) {
    ensure(() -> find(userId).isPresent(), () -> save(identities.newUser(userId), firstName, lastName, email, password));
  }

  /** Gives an existing user another name and address. */
  public void rename(String userId, String firstName, String lastName, String email) {
    unchecked.run(() -> save(identities.createUserQuery().userId(userId).singleResult(), firstName, lastName, email, null));
  }

  private void save(User user, String firstName, String lastName, String email, String password) {
    user.setFirstName(firstName);
    user.setLastName(lastName);
    user.setEmail(email);
    if (password != null) {
      user.setPassword(password);
    }
    identities.saveUser(user);
  }

  /** Puts the user into the group if they are not in it. */
  public void ensureMember(String userId, String groupId) {
    ensure(() -> count("select count(*) from act_id_membership where user_id_ = ? and group_id_ = ?", userId, groupId) > 0,
        () -> identities.createMembership(userId, groupId));
  }

  public void removeMember(String userId, String groupId) {
    unchecked.run(() -> identities.deleteMembership(userId, groupId));
  }

  /** Another node, or another call, may do the same at this moment. */
  private void ensure(BooleanSupplier there, Runnable create) {
    if (there.getAsBoolean()) {
      return;
    }
    try {
      unchecked.run(create);
    } catch (RuntimeException e) {
      if (!there.getAsBoolean()) {
        throw e;
      }
    }
  }

  private long count(String sql, Object... parameters) {
    return jdbc.sql(sql).params(parameters).query(Long.class).single();
  }

  private Stream<Account> accounts(JdbcClient.StatementSpec statement) {
    Map<String, Row> rows = new LinkedHashMap<>();
    statement.query(row -> {
      Row known = rows.computeIfAbsent(row.getString(1), id -> new Row(row));
      if (row.getString(9) != null) {
        known.groups.add(row.getString(9));
      }
    });
    return rows.values().stream().map(Row::account);
  }

  /** One user, while the rows of their groups are read. */
  private static final class Row {

    private final String id;
    private final String name;
    private final String email;
    private final Account.Secret secret;
    private final Set<String> groups = new LinkedHashSet<>();

    Row(ResultSet row) {
      try {
        id = row.getString(1);
        String full = Stream.of(row.getString(2), row.getString(3)).filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
        name = full.isEmpty() ? id : full;
        email = row.getString(4);
        secret = new Account.Secret(row.getString(5), row.getString(6), row.getInt(7) > 0 || row.getTimestamp(8) != null);
      } catch (SQLException e) {
        throw new IllegalStateException("A user cannot be read", e);
      }
    }

    Account account() {
      return new Account(id, name, email, groups, secret);
    }
  }
}
