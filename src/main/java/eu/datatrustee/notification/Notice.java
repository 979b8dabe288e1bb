package eu.datatrustee.notification;

import java.util.Map;

/**
 * A message to one person. Codes among the facts ({@code READ_ONLY}, {@code IE}, a rule's id) are said in the words of the language,
 * instants in German time and in UTC.
 *
 * @param caseId the case it tells of; stands in the subject
 * @param template the name of its templates, one for each language; {@link NoticeTemplate} lists them with the facts each needs
 * @param language {@code de}, {@code en} or {@code nl}; English for any other
 * @param facts what the template shows: strings, numbers, booleans, instants, lists of strings
 */
public record Notice(String caseId, String template, String name, String email, String language, Map<String, Object> facts) {}
