package eu.datatrustee.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The first administrator, needed while there is none; without effect afterwards.
 *
 * @param password at least 12 characters, of which 5 different ones, and not containing the id
 */
@ConfigurationProperties("datatrustee.admin")
record AdministratorSettings(String id, String password, String email) {

  private static final int SHORTEST = 12;
  private static final int LEAST_VARIETY = 5;

  /** @throws IllegalStateException where no administrator can be made of them, saying why without telling the password */
  void check() {
    if (id == null || id.isBlank()) {
      throw weak("datatrustee.admin.id is missing");
    }
    if (password == null || password.isBlank()) {
      throw weak("datatrustee.admin.password is missing");
    }
    if (password.length() < SHORTEST) {
      throw weak("datatrustee.admin.password is shorter than " + SHORTEST + " characters");
    }
    if (password.chars().distinct().count() < LEAST_VARIETY) {
      throw weak("datatrustee.admin.password repeats too few characters");
    }
    String lower = password.toLowerCase();
    if (lower.contains(id.toLowerCase()) || lower.contains("password") || lower.contains("changeme")) {
      throw weak("datatrustee.admin.password is easily guessed");
    }
  }

  private static IllegalStateException weak(String why) {
    return new IllegalStateException("There is no administrator yet, and none can be made: " + why);
  }
}
