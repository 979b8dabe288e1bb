package eu.datatrustee.identity;

import java.util.Optional;

/** Where a module wants people of its own to begin after signing in. */
public interface StartPage {

  /** The path, or empty for whoever does not work with it. */
  Optional<String> of(Caller caller);
}
