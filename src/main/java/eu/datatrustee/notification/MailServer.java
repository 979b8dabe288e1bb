package eu.datatrustee.notification;

import eu.datatrustee.document.Documents;
import jakarta.mail.MessagingException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Hands mails to the configured mail server. */
class MailServer implements Carrier {

  private final OneConnection server;
  private final OutboxSettings settings;
  private final Documents documents;

  MailServer(JavaMailSenderImpl server, OutboxSettings settings, Documents documents) {
    this.server = new OneConnection(server);
    this.settings = settings;
    this.documents = documents;
  }

  /** The sender keeps a Message-ID that is there already. */
  @Override
  public void carry(Mail mail) throws MessagingException {
    server.send(Envelope.of(mail, settings, documents, server.getSession()));
  }

  @Override
  public void rest() {
    server.hangUp();
  }
}
