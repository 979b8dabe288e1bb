package eu.datatrustee.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;

/** How an attempt to hand a mail over has failed, as told by what was thrown. */
enum HandOver {
  /** The server will never take it: 5xx (RFC 5321), or no address at all. */
  REFUSED,
  /** It has not left, and may later: nobody answered the call, or 4xx. */
  NOT_OUT,
  /** No answer came: the server may have taken it. */
  UNKNOWN;

  static HandOver of(Throwable thrown) {
    HandOver found = UNKNOWN;
    for (Throwable each : all(thrown)) {
      HandOver said = said(each);
      if (said == REFUSED) {
        return REFUSED;
      }
      found = said == NOT_OUT ? NOT_OUT : found;
    }
    return found;
  }

  private static HandOver said(Throwable thrown) {
    if (thrown instanceof AddressException) {
      return REFUSED;
    }
    int code = thrown instanceof SMTPAddressFailedException address ? address.getReturnCode()
        : thrown instanceof SMTPSenderFailedException sender ? sender.getReturnCode()
        : thrown instanceof SMTPSendFailedException send ? send.getReturnCode() : -1;
    if (code >= 400) {
      return code >= 500 ? REFUSED : NOT_OUT;
    }
    return thrown instanceof MailConnectException || thrown instanceof MailAuthenticationException ? NOT_OUT : UNKNOWN;
  }

  /** What was thrown, what caused it, and what each part of a mail's sending has thrown. */
  private static Set<Throwable> all(Throwable thrown) {
    Set<Throwable> all = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Throwable> next = new ArrayDeque<>();
    next.add(thrown);
    while (!next.isEmpty()) {
      Throwable each = next.remove();
      if (all.add(each)) {
        if (each.getCause() != null) {
          next.add(each.getCause());
        }
        if (each instanceof MessagingException chained && chained.getNextException() != null) {
          next.add(chained.getNextException());
        }
        if (each instanceof MailSendException many) {
          next.addAll(java.util.List.of(many.getMessageExceptions()));
        }
      }
    }
    return all;
  }
}
