package eu.datatrustee.demand;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How words in German, English and Dutch are read: a pattern is sure only where it can hardly say anything else, and what stands around it in its
 * clause may turn it. What each rule looks for stands in {@link KeyWords}, {@link AccessWords} and {@link TimeWords}.
 */
final class Words {

  private static final Pattern CLAUSE = Pattern.compile("[;:]|(?<!(?:bzgl|betr|inkl|evtl|zzgl|resp))(?<=\\p{L}{3}|\\d{4})\\. ");
  private static final Pattern ABOUT = words("about", "regarding", "concerning", "mention(s|ed|ing)?", "subject", "topic", "betreff(s|end)?",
      "betr\\.?",
      "über", "bezüglich", "bzgl\\.?", "hinsichtlich", "thema", "wegen", "erwähn\\p{L}*", "over", "betreffende", "inzake", "omtrent",
      "onderwerp");
  private static final Pattern NEGATION = words("no", "not", "without", "never", "kein(e[nrs]?)?", "nicht", "ohne", "geen", "niet", "zonder");
  private static final Pattern NEGATED = pattern("(?<!\\p{L})(no|not|without|never|kein(e[nrs]?)?|ohne|geen|zonder)( any| such| eine[nr]?| een)? $");
  private static final String LOG = "(logs?|log ?files?|log entries|records?|history|audit trails?|\\p{L}*protokoll(e?n?s?|daten)"
      + "|aufzeichnung(en)?|logboek(en)?|registraties?)";
  private static final Pattern LOGS = words(LOG);
  private static final String OF = "( (of|on|about|over|über|von|van|der|des|den|de|the|any|all|each|every|alle[rn]?|eines))* $";
  private static final Pattern LOGGED = pattern("(?<!\\p{L})" + LOG + OF);
  /** What may tell of something, or be what is needed for it. */
  private static final Pattern TOLD = pattern("(?<!\\p{L})(sign-ins?|lists?|evidence|information(en)?|details|data|[a-z]*daten|angaben|auskunft"
      + "|gegevens|informatie|overzicht)( zu[rm]?)?" + OF);

  private Words() {}

  /** @param before what stands before the words in their clause @param after behind them in it @param rest all that follows */
  record Found(String words, String before, String after, String rest) {

    boolean denied() {
      return NEGATED.matcher(before).find();
    }

    boolean perhapsDenied() {
      return NEGATION.matcher(before + after).find();
    }

    boolean logged() {
      return LOGGED.matcher(before).find();
    }

    boolean perhapsLogged() {
      return LOGS.matcher(before).find() || TOLD.matcher(before).find();
    }

    /** Whether it may only be what something else is about. */
    boolean perhapsSubject() {
      return ABOUT.matcher(before).find();
    }
  }

  /** In small letters, umlauts as they are written without them, each gap one space. */
  static String plain(String text) {
    return folded(text.toLowerCase(Locale.ROOT)).replaceAll("\\s+", " ").strip();
  }

  private static String folded(String text) {
    return text.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
  }

  /** The surest of what is found. @param plain as {@link #plain} makes it */
  static Reading read(Pattern pattern, String plain, Function<Found, Reading> reading) {
    return pattern.matcher(plain).results().map(match -> reading.apply(found(plain, match))).max(Comparator.naturalOrder()).orElse(Reading.NOT);
  }

  private static Found found(String text, MatchResult match) {
    String before = text.substring(0, match.start());
    String rest = text.substring(match.end());
    int begin = CLAUSE.matcher(before).results().mapToInt(MatchResult::end).max().orElse(0);
    int end = CLAUSE.matcher(rest).results().mapToInt(MatchResult::start).min().orElse(rest.length());
    return new Found(match.group(), before.substring(begin), rest.substring(0, end), rest);
  }

  /** Whole words, for a text as {@link #plain} makes it. */
  static Pattern words(String... alternatives) {
    return pattern("(?<![\\p{L}\\p{N}])(" + String.join("|", alternatives) + ")(?![\\p{L}\\p{N}])");
  }

  static Pattern pattern(String pattern) {
    return Pattern.compile(folded(pattern));
  }
}
