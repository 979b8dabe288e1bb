package eu.datatrustee.http;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** What has left the house, as its recipients find it: from the mail server, or from the files where there is none. */
final class Mails {

  /** @param to address of the recipient */
  record Mail(String to, String subject, String body, String language, String messageId) {

    boolean says(String... words) {
      return Stream.of(words).allMatch(word -> subject.contains(word) || body.contains(word));
    }
  }

  private final Path directory;

  Mails(Environment environment) {
    directory = environment.getProperty("spring.mail.host") == null ? Path.of(environment.getProperty("datatrustee.outbox.directory"))
        : null;
  }

  /** All mails of a case so far. */
  List<Mail> of(String caseId) {
    try (Stream<MimeMessage> messages = directory == null ? Arrays.stream(OnPostgres.Database.MAIL_SERVER.getReceivedMessages())
        : files(caseId)) {
      return messages.map(Mails::read).filter(mail -> mail.subject().startsWith(caseId)).toList();
    }
  }

  private Stream<MimeMessage> files(String caseId) {
    try {
      if (!Files.isDirectory(directory)) {
        return Stream.of();
      }
      return Files.list(directory).filter(file -> file.getFileName().toString().startsWith(caseId)).map(Mails::open);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MimeMessage open(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new MimeMessage(Session.getInstance(new Properties()), in);
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What is to be read: the words, and of attachments their names and hashes. */
  private static String text(Object content) throws IOException, MessagingException {
    if (!(content instanceof Multipart parts)) {
      return content.toString();
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < parts.getCount(); i++) {
      String fileName = parts.getBodyPart(i).getFileName();
      text.append(fileName == null ? text(parts.getBodyPart(i).getContent())
          : "[attached: " + fileName + "] SHA-256 " + sha256(parts.getBodyPart(i))).append('\n');
    }
    return text.toString();
  }

  private static String sha256(BodyPart part) throws IOException, MessagingException {
    try (InputStream in = part.getInputStream()) {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Mail read(MimeMessage message) {
    try {
      return new Mail(((jakarta.mail.internet.InternetAddress) message.getAllRecipients()[0]).getAddress(), message.getSubject(),
          text(message.getContent()), message.getHeader("Content-Language", null), message.getMessageID());
    } catch (IOException | MessagingException e) {
      throw new IllegalStateException(e);
    }
  }
}
