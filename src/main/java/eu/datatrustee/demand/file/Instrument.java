package eu.datatrustee.demand.file;

/** In what form the demand comes: a European Production or Preservation Order, an order of national law, mutual assistance, or none. */
public enum Instrument { EPOC, EPOC_PR, NATIONAL_ORDER, MLAT, INFORMAL }
