package eu.datatrustee.demand;

/** What a court says on an order. */
enum CourtWord { CONFIRMED, NOT_CONFIRMED }
