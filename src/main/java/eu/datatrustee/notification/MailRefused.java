package eu.datatrustee.notification;

/** The mail server says of a mail that it will never take it (5xx), for the first time. Said as {@link MailHandedOver} is. */
public record MailRefused(String caseId, String template, String id, String recipient) {}
