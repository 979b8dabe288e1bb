package eu.datatrustee.identity;

import eu.datatrustee.engine.Directory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Makes the first administrator from the configuration, or lets the service not start: nobody else could ever sign in. */
@Component
@Profile("!demo")
class FirstAdministrator implements FirstStart.FirstPeople {

  private final Directory directory;
  private final AdministratorSettings settings;

  FirstAdministrator(Directory directory, AdministratorSettings settings) {
    this.directory = directory;
    this.settings = settings;
  }

  @Override
  public void ensure() {
    if (!directory.membersOf(Group.ADMINISTRATORS).isEmpty()) {
      return;
    }
    settings.check();
    directory.ensureUser(settings.id(), "", "Administrator", settings.email(), settings.password());
    directory.ensureMember(settings.id(), Group.ADMINISTRATORS);
  }
}
