package eu.datatrustee.demand;

import static eu.datatrustee.demand.Reading.NOT;
import static eu.datatrustee.demand.Reading.PERHAPS;
import static eu.datatrustee.demand.Reading.SURELY;
import static eu.datatrustee.demand.Words.pattern;
import static eu.datatrustee.demand.Words.plain;
import static eu.datatrustee.demand.Words.read;
import static eu.datatrustee.demand.Words.words;

import java.util.regex.Pattern;

/** What words say of the time that the data are of (D10). */
final class TimeWords {

  private static final String STREAM = "(access|monitoring|forwarding|surveillance|interception|collection|transmission|überwachung|weiterleitung"
      + "|ausleitung|übermittlung|zugriff|toegang|toezicht|doorsturen|doorzending|bewaking)";
  /** No end of the time. */
  private static final Pattern ENDLESS = words("until further notice", "open[ -]ended", "no end date", "without (an )?end( date)?", "indefinitely",
      "(past|present) and future", "from now on", "(ongoing|continuous) " + STREAM, "bis auf weiteres", "(zeitlich )?unbefristet", "zeitlich "
          + "unbe(grenzt|schränkt)", "ohne zeitliche (begrenzung|beschränkung)", "vergangene[nr]? und (zu)?künftige[nr]?",
      "(laufende|fortlaufende|ständige|dauerhafte)[nrs]? " + STREAM, "tot nader order", "(voor )?onbepaalde tijd", "onbeperkt in de tijd",
      "(doorlopend|voortdurend)e? " + STREAM);
  /** What may mean that there is none. */
  private static final Pattern PERHAPS_ENDLESS = words("onwards?", "thereafter", "future (\\p{L}+ )?(e-?mails?|mails|messages|data|communications?)",
      "continuous(ly)?", "ongoing(?! (\\p{L}+ ){0,2}(proceedings?|investigations?|inquir(y|ies)|abduction|kidnapping|case|trial|fraud|crime"
          + "|offen[cs]es?|threats?|attacks?|emergency))", "on an ongoing basis",
      "auf dauer", "dauerhaft(?! (gelöscht|entfernt|gesperrt))", "ab sofort",
      "fortlaufend(e[nrs]?)?", "laufende?[nrs]?(?! (\\p{L}+ ){0,2}(\\p{L}*ermittlung\\p{L}*|\\p{L}*verfahrens?|entführung|geiselnahme"
          + "|straftat(en)?|gefahr|nummern?|nr))", "(zu)?künftig(e[nr]?)?", "toekomstige", "doorlopend", "voortdurend", "vanaf nu");
  private static final String MONTH = "(jan|feb|m(a|ä)r|maart|apr|ma(y|i)|mei|jun|jul|aug|sep|o(c|k)t|nov|de(c|z))\\p{L}*";
  private static final String DAY = "(the |dem |den |de )?(\\d|" + MONTH + " ?\\d)";
  private static final Pattern START = words("(from|since|starting|beginning|as of|ab|seit|beginnend am|vanaf|sinds)( on)? " + DAY);
  private static final Pattern END = pattern("(?<!\\p{L})(to|until|till|through|and|bis|und|tot|t/m|–|—|-)( zum| einschließlich| en met)* " + DAY
      + "|(?<!\\p{L})(until|till|bis|tot|to)( zum| zur| the| this| de| het)* (date|day|receipt|today|now|tag|datum|eingang|zustellung|heute|dag"
      + "|vandaag"
      + "|ontvangst)(?!\\p{L})"
      + "|\\d\\.? ?[–—-] ?\\d{1,2}(?![\\d-])[. /]");
  private static final Pattern DATE = Pattern.compile("(?<![\\d/])(\\d{1,2}/\\d{1,2}/)?(20)\\d\\d(?![\\d/])|(?<![\\d/])\\d{1,2}/20\\d\\d(?!\\d)"
      + "|(?<!\\d)\\d{1,2}\\. ?\\d{1,2}\\. ?\\d\\d(?!\\d)");
  /** The number of a file, whose year is no date of the data. */
  private static final Pattern DOCKET = words("(js|ujs|vrjs|bjs|gs|bgs|ogs|qs|ws|ls|ds|ks|kls|cs|ar|ref\\.?|az\\.?|file"
      + "|case) ?(no\\.? ?)?[\\d-]+/\\d{2,4}");
  /** Of a ban: it is no time of the data. */
  private static final Pattern SILENCE = words("inform(ed|s)?", "notif(y|ied)", "secret", "confidential(ity)?", "disclosed?", "unterrichte[nt]",
      "informier\\p{L}*", "benachrichtig\\p{L}*", "geheim\\p{L}*", "stillschweigen", "vertraulich\\p{L}*", "geïnformeerd", "ingelicht",
      "geheimhouding", "vertrouwelijk", "mitgeteilt", "meegedeeld");

  private TimeWords() {}

  /** No end of it. */
  static Reading endless(String text) {
    String words = plain(text);
    Reading endless = read(ENDLESS, words, found -> SILENCE.matcher(found.before() + found.after()).find() ? PERHAPS : SURELY);
    boolean perhaps = PERHAPS_ENDLESS.matcher(words).find() || START.matcher(words).find() && !END.matcher(words).find();
    return endless == NOT && perhaps ? PERHAPS : endless;
  }

  static boolean dated(String text) {
    return DATE.matcher(DOCKET.matcher(plain(text)).replaceAll(" ")).find();
  }
}
