package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import java.util.List;
import java.util.Map;

/**
 * A message to one person. Codes among the facts ({@code READ_ONLY}, {@code IE}, a rule's id) are said in the words of the language,
 * instants in German time and in UTC.
 *
 * @param caseId the case it tells of; stands in the subject
 * @param template the name of its templates, one for each language; {@link NoticeTemplate} lists them with the facts each needs
 * @param language {@code de}, {@code en} or {@code nl}; English for any other
 * @param facts what the template shows: strings, numbers, booleans, instants, lists of strings
 * @param attachments stored documents that the mail carries; the letter lists them with their hashes
 */
public record Notice(String caseId, String template, String name, String email, String language, Map<String, Object> facts,
    List<Document> attachments) {

  /** Without attachments. */
  public Notice(String caseId, String template, String name, String email, String language, Map<String, Object> facts) {
    this(caseId, template, name, email, language, facts, List.of());
  }
}
