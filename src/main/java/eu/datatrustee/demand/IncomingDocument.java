package eu.datatrustee.demand;

import java.io.IOException;
import java.io.InputStream;

/** A document that came with a demand; opened once for each case that keeps it. */
public interface IncomingDocument {

  /** As the sender named it; says nothing of what it is. */
  String fileName();

  InputStream open() throws IOException;
}
