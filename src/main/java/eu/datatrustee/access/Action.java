package eu.datatrustee.access;

/** What an accessor asks to do. */
public enum Action {
  VIEW, RUN, CHANGE, EXPORT
}
