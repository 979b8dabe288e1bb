package eu.datatrustee.demand.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.demand.DemandApplication;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import eu.datatrustee.document.web.Parts;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;

/** Reads the JSON part of a call with documents, by the same letter as a call without, whatever type the part says it is. */
@Component
class DemandPart {

  static final String NAME = "demand";
  private static final int LARGEST = 1 << 20;

  private final ObjectMapper json;

  DemandPart(ObjectMapper json) {
    this.json = json;
  }

  DemandApplication read(HttpServletRequest request) throws IOException, ServletException {
    Parts.requireNothingElse(request, NAME);
    Part part = request.getPart(NAME);
    if (part == null) {
      throw Refusal.malformed(NAME, "is missing: the part that holds the demand as JSON");
    }
    if (part.getSize() > LARGEST) {
      throw Refusal.of(Refusal.Kind.TOO_LARGE, "The part demand is larger than 1 MiB");
    }
    try (InputStream in = part.getInputStream()) {
      DemandApplication application = json.readValue(in, DemandApplication.class);
      if (application == null) {
        throw Refusal.malformed(NAME, "holds no demand");
      }
      return application;
    } catch (JsonProcessingException e) {
      // As a body that cannot be read: the same words for the same fault.
      throw new HttpMessageNotReadableException("The part demand cannot be read", e, new ServletServerHttpRequest(request));
    }
  }
}
