package eu.datatrustee.demand.file;

/** Who issued the demand: a court, a prosecutor, the police, or somebody else. */
public enum Issuer { COURT, PROSECUTOR, POLICE, OTHER }
