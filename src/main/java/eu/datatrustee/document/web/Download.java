package eu.datatrustee.document.web;

import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Component;

/** Hands out a document's bytes: to be saved, never shown by a browser as a page of this house, with their digest (RFC 9530). */
@Component
public class Download {

  private final Documents documents;

  Download(Documents documents) {
    this.documents = documents;
  }

  /** Whether the caller may have it was checked before. */
  public void send(Document document, HttpServletResponse response) throws IOException {
    response.setContentType(document.mediaType());
    response.setContentLengthLong(document.size());
    response.setHeader("Content-Disposition",
        ContentDisposition.attachment().filename(document.fileName(), StandardCharsets.UTF_8).build().toString());
    response.setHeader("Content-Digest",
        "sha-256=:" + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(document.sha256())) + ":");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
    response.setHeader("Cache-Control", "no-store");
    documents.stream(document, response.getOutputStream());
  }
}
