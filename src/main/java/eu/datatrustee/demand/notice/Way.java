package eu.datatrustee.demand.notice;

/** How a customer was told that no mail has reached (D5, D6). */
public enum Way { REGISTERED_POST, COURIER, IN_PERSON, TELEPHONE }
