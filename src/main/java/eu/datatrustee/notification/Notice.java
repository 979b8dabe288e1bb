package eu.datatrustee.notification;

import java.util.Map;

/**
 * A message to one person.
 *
 * @param caseId the case it tells of; stands in the subject
 * @param template the name of its templates, one for each language
 * @param language {@code de}, {@code en} or {@code nl}
 * @param facts what the template shows: strings, numbers, booleans, instants, lists of strings
 */
public record Notice(String caseId, String template, String name, String email, String language, Map<String, Object> facts) {}
