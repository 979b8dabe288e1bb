package eu.datatrustee.notification;

import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How mails leave the house.
 *
 * @param sender the address they come from
 * @param senderName the name they come from and are signed with
 * @param domain the right side of their Message-IDs
 * @param directory where they are written as files while no {@code spring.mail.host} is set
 * @param poll how often each node looks for mails that are due
 * @param claim how long a node keeps a mail to itself while sending it: longer than the mail server's timeouts add up to, which are 3 s
 *     for connecting and for each of its answers, about eleven with TLS and a password: 36 s
 * @param firstPause after the first failure; doubled after each further one
 * @param largest how large the documents that a mail carries may be together, as they are encoded for it; beyond it they stay at home
 * @param longestPause between two attempts; they never end
 */
@ConfigurationProperties("datatrustee.outbox")
record OutboxSettings(@DefaultValue("no-reply@data-trustee.example") String sender, @DefaultValue("Data Trustee") String senderName,
    @DefaultValue("data-trustee.example") String domain, @DefaultValue("./var/outbox") Path directory,
    @DefaultValue("1s") Duration poll, @DefaultValue("60s") Duration claim, @DefaultValue("5s") Duration firstPause,
        @DefaultValue("20MB") DataSize largest,
    @DefaultValue("10m") Duration longestPause) {

  /** Whether so many bytes are too large for a mail: base64 makes four of three, and a line of 76 two longer. */
  boolean tooLarge(long bytes) {
    return (bytes + 56) / 57 * 78 > largest.toBytes();
  }

  Duration pauseAfter(int attempts) {
    Duration pause = firstPause;
    for (int i = 1; i < attempts && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
