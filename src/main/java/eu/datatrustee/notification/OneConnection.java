package eu.datatrustee.notification;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * Sends one mail after the other over one connection, since setting one up takes longer than all the rest: behind hundreds of mails that a
 * deadline has set off, an urgent one would wait for a minute. For one thread at a time.
 */
class OneConnection extends JavaMailSenderImpl {

  private static final Logger LOG = LoggerFactory.getLogger(OneConnection.class);

  private Transport kept;

  OneConnection(JavaMailSenderImpl like) {
    setSession(like.getSession());
    setProtocol(like.getProtocol());
    setHost(like.getHost());
    setPort(like.getPort());
    setUsername(like.getUsername());
    setPassword(like.getPassword());
    setDefaultEncoding(like.getDefaultEncoding());
  }

  /** The one that is there, where the server still answers on it; else a new one. */
  @Override
  protected Transport connectTransport() throws MessagingException {
    if (kept == null || !kept.isConnected()) {
      hangUp();
      kept = super.connectTransport();
    }
    return new Lent(getSession());
  }

  /** Nothing is to be sent for now. */
  void hangUp() {
    Transport last = kept;
    kept = null;
    if (last != null) {
      try {
        last.close();
      } catch (MessagingException e) {
        LOG.debug("The mail server had hung up before", e);
      }
    }
  }

  /** Spring's sender closes what it was given after each mail; what it closes here stays open, unless a mail has failed on it. */
  private final class Lent extends Transport {

    Lent(Session session) {
      super(session, null);
    }

    @Override
    public void sendMessage(Message message, Address[] to) throws MessagingException {
      boolean sent = false;
      try {
        kept.sendMessage(message, to);
        sent = true;
      } finally {
        if (!sent) {
          hangUp();
        }
      }
    }

    @Override
    public boolean isConnected() {
      return kept != null && kept.isConnected();
    }

    @Override
    public void close() {
      // Kept for the next one.
    }
  }
}
