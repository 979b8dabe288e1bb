package eu.datatrustee.notification;

import eu.datatrustee.document.Document;
import eu.datatrustee.document.Documents;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Locale;
import java.util.UUID;

/**
 * Makes the mail that goes out. Message-ID, date and boundary belong to the notice, so that a mail sent twice is seen to be one.
 * Attachments are read as they are written.
 */
final class Envelope {

  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private Envelope() {}

  static MimeMessage of(Mail mail, OutboxSettings settings, Documents documents, Session session) throws MessagingException {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(address(settings.sender(), settings.senderName()));
    message.setRecipient(Message.RecipientType.TO, address(mail.email(), mail.name()));
    message.setSubject(mail.letter().subject(), UTF_8);
    message.setSentDate(Date.from(mail.createdAt()));
    if (mail.carried().isEmpty()) {
      message.setText(mail.letter().body(), UTF_8);
    } else {
      message.setContent(parts(mail, documents));
    }
    message.setHeader("Message-ID", "<" + mail.id() + "@" + settings.domain() + ">");
    message.setHeader("Content-Language", mail.language());
    // Nobody's absence notice answers it (RFC 3834).
    message.setHeader("Auto-Submitted", "auto-generated");
    return message;
  }

  private static MimeMultipart parts(Mail mail, Documents documents) throws MessagingException {
    MimeMultipart parts = new Parts(mail.id());
    MimeBodyPart text = new MimeBodyPart();
    text.setText(mail.letter().body(), UTF_8);
    parts.addBodyPart(text);
    for (Document document : mail.carried()) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(new DataHandler(new Stored(document, documents)));
      part.setFileName(encoded(document.fileName()));
      part.setDisposition(MimeBodyPart.ATTACHMENT);
      // Said here, or the whole document would be read to find out.
      part.setHeader("Content-Transfer-Encoding", "base64");
      parts.addBodyPart(part);
    }
    return parts;
  }

  private static String encoded(String fileName) {
    try {
      return MimeUtility.encodeText(fileName, UTF_8, null);
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Parts whose boundary is the same each time. */
  private static final class Parts extends MimeMultipart {

    Parts(UUID mailId) throws ParseException {
      super("mixed");
      ContentType type = new ContentType(contentType);
      type.setParameter("boundary", "=_" + mailId);
      contentType = type.toString();
    }
  }

  /** A stored document as mail takes it. */
  private record Stored(Document document, Documents documents) implements DataSource {

    @Override
    public InputStream getInputStream() {
      return documents.open(document);
    }

    @Override
    public OutputStream getOutputStream() {
      throw new UnsupportedOperationException("Stored documents do not change");
    }

    /** A mail that is attached, or one of several parts, is bytes here: as what it is, it would be read, written anew and encoded otherwise. */
    @Override
    public String getContentType() {
      return document.mediaType().toLowerCase(Locale.ROOT).matches("(message|multipart)/.*") ? "application/octet-stream" : document.mediaType();
    }

    @Override
    public String getName() {
      return document.fileName();
    }
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
