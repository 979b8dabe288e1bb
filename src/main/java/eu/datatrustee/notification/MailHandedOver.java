package eu.datatrustee.notification;

/**
 * The mail server (or the directory) has taken a mail. Said after that was written down, outside any transaction, and not again where
 * the node dies before: whoever depends on it looks it up in {@link SentNotices} too.
 *
 * @param withdrawn whether it was called back while it was being handed over
 */
public record MailHandedOver(String caseId, String template, String id, boolean withdrawn) {}
