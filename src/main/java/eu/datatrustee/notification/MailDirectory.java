package eu.datatrustee.notification;

import eu.datatrustee.document.Documents;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Properties;

/** Writes mails as files, for an installation without a mail server. A mail written twice is one file. */
class MailDirectory implements Carrier {

  private final OutboxSettings settings;
  private final Documents documents;

  MailDirectory(OutboxSettings settings, Documents documents) {
    this.settings = settings;
    this.documents = documents;
  }

  @Override
  public void carry(Mail mail) throws IOException, MessagingException {
    Path directory = Files.createDirectories(settings.directory());
    Path file = directory.resolve("%s-%s-%s.eml".formatted(mail.caseId(), mail.template(), mail.id()));
    Path unfinished = Files.createTempFile(directory, ".", ".unfinished");
    try {
      write(mail, unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private void write(Mail mail, Path file) throws IOException, MessagingException {
    MimeMessage message = Envelope.of(mail, settings, documents, Session.getInstance(new Properties()));
    String id = message.getMessageID();
    // People read these files as they are.
    text(message).setHeader("Content-Transfer-Encoding", "8bit");
    message.saveChanges();
    message.setHeader("Message-ID", id);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      message.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  private static MimePart text(MimeMessage message) throws IOException, MessagingException {
    return message.getContent() instanceof MimeMultipart parts ? (MimePart) parts.getBodyPart(0) : message;
  }
}
