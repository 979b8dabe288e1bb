package eu.datatrustee.notification;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;

/** Makes the mail that goes out. Message-ID and date belong to the notice, so that a mail sent twice is seen to be one. */
final class Envelope {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private Envelope() {}

  static MimeMessage of(Mail mail, OutboxSettings settings, Session session) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(address(settings.sender(), settings.senderName()));
    message.setRecipient(Message.RecipientType.TO, address(mail.email(), mail.name()));
    message.setSubject(mail.letter().subject(), UTF_8);
    message.setSentDate(Date.from(mail.createdAt()));
    message.setText(mail.letter().body(), UTF_8);
    message.setHeader("Message-ID", "<" + mail.id() + "@" + settings.domain() + ">");
    message.setHeader("Content-Language", mail.language());
    // Nobody's absence notice answers it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static InternetAddress address(String email, String name) throws MessagingException {
    try {
      InternetAddress address = new InternetAddress(PlainText.line(email), PlainText.line(name), UTF_8);
      address.validate();
      return address;
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }
}
