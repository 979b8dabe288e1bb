package eu.datatrustee.notification;

import eu.datatrustee.document.Documents;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import org.springframework.mail.javamail.JavaMailSender;

/** Hands mails to the configured mail server. */
class MailServer implements Carrier {

  private final JavaMailSender server;
  private final OutboxSettings settings;
  private final Documents documents;

  MailServer(JavaMailSender server, OutboxSettings settings, Documents documents) {
    this.server = server;
    this.settings = settings;
    this.documents = documents;
  }

  /** The sender keeps a Message-ID that is there already. */
  @Override
  public void carry(Mail mail) throws MessagingException {
    server.send(Envelope.of(mail, settings, documents, session()));
  }

  private Session session() {
    return server.createMimeMessage().getSession();
  }
}
