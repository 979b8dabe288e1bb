package eu.datatrustee.document.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.util.WebUtils;

/** The document parts of one call, taken in and checked; closed when the call is over. */
public final class Parts implements AutoCloseable {

  private static final String DOCUMENT = "document";

  private final List<Upload> uploads = new ArrayList<>();

  private Parts() {}

  /**
   * Looks at what a call brings, so that nothing of it is left out without a word: its JSON, once, and documents, each with a file name,
   * for without one it reads as a text.
   *
   * @param json the name of the part that holds the JSON, or null where the call has none
   * @throws Refusal (malformed) by the name of the part that is neither
   */
  public static void requireNothingElse(HttpServletRequest http, String json) throws IOException, ServletException {
    Set<String> seen = new HashSet<>();
    int documents = 0;
    for (Part part : http.getParts()) {
      String name = part.getName();
      if (name.equals(DOCUMENT)) {
        documents++;
      } else if (!name.equals(json)) {
        throw Refusal.malformed(name, "is no part of this call: each document is sent as document");
      } else if (!seen.add(name)) {
        throw Refusal.malformed(name, "comes more than once");
      }
    }
    if (WebUtils.getNativeRequest(http, MultipartHttpServletRequest.class).getFiles(DOCUMENT).size() < documents) {
      throw Refusal.malformed(DOCUMENT, "has no file name: a document is sent with filename=\"…\"");
    }
  }

  /**
   * Takes in the parts of that name.
   *
   * @param given may be null
   * @throws Refusal (impossible) where there are more than a case keeps, or as {@link Uploads#received} does, with the part's number
   */
  public static Parts of(String name, List<MultipartFile> given, Uploads desk) throws IOException {
    Parts parts = new Parts();
    List<MultipartFile> files = given == null ? List.of() : given;
    if (files.size() > Documents.MOST_RECEIVED) {
      throw Refusal.impossible(name, "comes more than " + Documents.MOST_RECEIVED + " times");
    }
    try {
      for (int i = 0; i < files.size(); i++) {
        MultipartFile file = files.get(i);
        try (InputStream bytes = file.getInputStream()) {
          parts.uploads.add(desk.received(name + "[" + i + "]", file.getOriginalFilename(), bytes));
        }
      }
      return parts;
    } catch (IOException | RuntimeException e) {
      parts.close();
      throw e;
    }
  }

  /** In the order they came. */
  public List<Upload> uploads() {
    return List.copyOf(uploads);
  }

  public List<String> hashes() {
    return uploads.stream().map(Upload::sha256).toList();
  }

  @Override
  public void close() {
    uploads.forEach(Upload::close);
  }
}
