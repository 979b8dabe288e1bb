package eu.datatrustee.identity;

import eu.datatrustee.engine.Account;
import eu.datatrustee.engine.Directory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The people of the engine's tables. */
@Component
class DirectoryPeople implements People {

  private final Directory directory;

  DirectoryPeople(Directory directory) {
    this.directory = directory;
  }

  @Override
  public List<Person> membersOf(String group) {
    return directory.membersOf(group).stream().filter(account -> Group.counting(account.groups()).contains(group))
        .filter(account -> account.email() != null && !account.email().isBlank()).map(DirectoryPeople::person).toList();
  }

  @Override
  public Set<String> groupsOf(String userId) {
    return directory.find(userId).map(account -> Group.counting(account.groups())).orElse(Set.of());
  }

  @Override
  public Optional<Person> find(String userId) {
    return directory.find(userId).map(DirectoryPeople::person);
  }

  private static Person person(Account account) {
    return new Person(account.id(), account.name(), account.email());
  }
}
