package eu.datatrustee.subprocessor.web;

import eu.datatrustee.casework.Refusal;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;

/** In what form a caller wants a list: JSON, or comma-separated values where they are asked for by name. */
enum Format {
  JSON, CSV;

  static final String CSV_TYPE = "text/csv";
  static final MediaType CSV_UTF8 = new MediaType("text", "csv", StandardCharsets.UTF_8);

  /**
   * The form of an answer.
   *
   * @param format {@code json} or {@code csv}, where the header cannot be set; or null
   * @param accept the header, or null
   */
  static Format of(String format, String accept) {
    if (format != null) {
      return switch (format) {
        case "csv" -> CSV;
        case "json" -> JSON;
        default -> throw Refusal.malformed("format", "is neither json nor csv");
      };
    }
    return quality(accept, CSV_UTF8) > quality(accept, MediaType.APPLICATION_JSON) ? CSV : JSON;
  }

  /** How much the caller wants that type by name; who takes anything gets JSON. */
  private static double quality(String accept, MediaType type) {
    return MediaType.parseMediaTypes(accept).stream().filter(accepted -> accepted.equalsTypeAndSubtype(type))
        .mapToDouble(MediaType::getQualityValue).max().orElse(0);
  }
}
