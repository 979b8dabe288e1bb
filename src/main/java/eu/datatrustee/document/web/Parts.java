package eu.datatrustee.document.web;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.document.Documents;
import eu.datatrustee.document.Upload;
import eu.datatrustee.document.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.multipart.MultipartFile;

/** The document parts of one call, taken in and checked; closed when the call is over. */
public final class Parts implements AutoCloseable {

  private final List<Upload> uploads = new ArrayList<>();

  private Parts() {}

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
