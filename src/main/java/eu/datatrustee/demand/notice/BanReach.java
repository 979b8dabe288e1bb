package eu.datatrustee.demand.notice;

import eu.datatrustee.demand.file.CaseFiles;
import eu.datatrustee.demand.file.OwnParts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How far a ban reaches beside its own case: to each whose notice would tell of that one (D5). */
@Component
class BanReach {

  private final CaseFiles files;
  private final OwnParts parts;

  BanReach(CaseFiles files, OwnParts parts) {
    this.files = files;
    this.parts = parts;
  }

  /** The cases that the notice of this one would tell of: which it takes up, or which the original names that its customer gets. */
  Stream<String> toldOf(String caseId) {
    return Stream.concat(takenUp(caseId), parts.namedWith(files.require(caseId)));
  }

  /** The cases whose notices would tell of this one. */
  Stream<String> telling(String caseId) {
    return Stream.concat(takingUp(caseId), parts.naming(files.require(caseId)));
  }

  /**
   * The orders that take the case up, under their locks: whoever examines an order locks it before the case that it takes up, and so does
   * whoever lets a ban stand on that.
   */
  List<String> lockTakingUp(String caseId) {
    List<String> orders = takingUp(caseId).toList();
    orders.forEach(files::lock);
    return orders;
  }

  /** The case that it takes up, the one that this one takes up, and so on. */
  private Stream<String> takenUp(String caseId) {
    return Stream.iterate(files.followed(caseId), Optional::isPresent, earlier -> files.followed(earlier.orElseThrow())).map(Optional::orElseThrow);
  }

  /** The orders that take the case up, and those that take these up: what follows before what is followed. */
  private Stream<String> takingUp(String caseId) {
    return files.followers(caseId).stream().flatMap(order -> Stream.concat(takingUp(order), Stream.of(order)));
  }
}
