package eu.datatrustee.demand.notice;

import eu.datatrustee.notification.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What has kept the trustee silent, as the customer is told afterwards (D5): the bans that counsel confirmed or recorded, in its language.
 * Of what was only proposed it learns that the trustee had to look first, and none of the desk's words.
 */
@Component
class PastSilence {

  private static final String KEY = "silence";

  private final BanRecords bans;
  private final Vocabulary vocabulary;
  private final Clock clock;

  PastSilence(BanRecords bans, Vocabulary vocabulary, Clock clock) {
    this.bans = bans;
    this.vocabulary = vocabulary;
    this.clock = clock;
  }

  /** One line for each of the case's own that has silenced, and is over; empty where nothing has. */
  List<String> of(String caseId, String language) {
    Instant now = clock.instant();
    List<Ban> over = bans.of(caseId).stream().filter(ban -> !ban.late() && !ban.stands(now)).toList();
    return Stream.concat(over.stream().filter(Ban::established).map(ban -> inWords(ban, language)),
        over.stream().filter(ban -> !ban.established()).map(ban -> vocabulary.say(language, KEY, "EXAMINED"))).distinct().toList();
  }

  private String inWords(Ban ban, String language) {
    String from = vocabulary.say(language, "from", ban.silentFrom());
    String until = vocabulary.say(language, "until", ban.silencesUntil());
    String pattern = vocabulary.say(language, KEY, ban.kind().name());
    return ban.kind() == Ban.Kind.STATUTORY ? pattern.formatted(ban.norm(), from, until) : pattern.formatted(ban.norm(),
        vocabulary.say(language, "silenceBy", ban.issuer() == null ? "NOT_NAMED" : ban.issuer().name()), from, until);
  }
}
