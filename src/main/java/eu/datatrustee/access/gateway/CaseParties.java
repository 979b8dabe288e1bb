package eu.datatrustee.access.gateway;

import java.util.Optional;

/** Knows who belongs to a case that has no grant (yet): so that its requester is told "not now" rather than "not there". */
public interface CaseParties {

  /** @param requestedBy user id @param accessor mail address */
  record Parties(String requestedBy, String accessor) {}

  /** Empty where there is no such case. */
  Optional<Parties> find(String caseId);
}
