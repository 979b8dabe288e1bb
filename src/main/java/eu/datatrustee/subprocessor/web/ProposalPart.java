package eu.datatrustee.subprocessor.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.subprocessor.ProposalApplication;
import eu.datatrustee.document.web.Parts;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.stereotype.Component;

/** Reads the JSON part of a proposal that comes with documents, by the same letter as one without. */
@Component
class ProposalPart {

  static final String NAME = "proposal";
  private static final int LARGEST = 1 << 20;

  private final ObjectMapper json;

  ProposalPart(ObjectMapper json) {
    this.json = json;
  }

  ProposalApplication read(HttpServletRequest request) throws IOException, ServletException {
    Parts.requireNothingElse(request, NAME);
    Part part = request.getPart(NAME);
    if (part == null) {
      throw Refusal.malformed(NAME, "is missing: the part that holds the proposal as JSON");
    }
    if (part.getSize() > LARGEST) {
      throw Refusal.of(Refusal.Kind.TOO_LARGE, "The part proposal is larger than 1 MiB");
    }
    try (InputStream in = part.getInputStream()) {
      ProposalApplication application = json.readValue(in, ProposalApplication.class);
      if (application == null) {
        throw Refusal.malformed(NAME, "holds no proposal");
      }
      return application;
    } catch (JsonProcessingException e) {
      throw new HttpMessageNotReadableException("The part proposal cannot be read", e, new ServletServerHttpRequest(request));
    }
  }
}
