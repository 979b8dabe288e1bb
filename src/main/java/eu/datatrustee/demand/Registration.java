package eu.datatrustee.demand;

import eu.datatrustee.casework.CaseKind;
import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.document.Upload;
import eu.datatrustee.identity.Caller;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in a demand or a request: record, documents, process and evidence in one transaction, whichever door it came through. */
@Service("demandRegistration")
public class Registration {

  /**
   * Registers it and starts its process.
   *
   * @param kind which of the two lists it was sent to
   * @param documents already checked; each case that comes of it keeps all of them
   * @return the case; where several customers are named, their parent
   */
  @Transactional
  public CaseFile register(CaseKind kind, DemandApplication application, List<Upload> documents, Caller caller) {
    throw new UnsupportedOperationException();
  }
}
