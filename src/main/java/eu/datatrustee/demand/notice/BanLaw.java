package eu.datatrustee.demand.notice;

import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Rule;
import eu.datatrustee.deadline.Deadline;
import eu.datatrustee.deadline.Deadlines;
import eu.datatrustee.demand.file.Issuer;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * What the law lets a ban be: an ordered one has an end, a statutory one a review date; StPO § 95a(6): by a court only, at most six
 * months, then at most three each, counted from the end of the period before (BGB § 190); a prosecutor's in exigency lapses where no
 * court confirms it within three days. The figures stand in the table {@code deadlines}.
 */
@Component
class BanLaw {

  /** Under which names the caller knows the terms: of a ban over the API, or of a task's form. */
  enum Fields {
    API, FORM;

    String of(String term) {
      return this == API ? term : "ban" + Character.toUpperCase(term.charAt(0)) + term.substring(1);
    }
  }

  private static final int LONGEST_NORM = 400;

  private final Deadlines deadlines;
  private final NoticeClocks clocks;

  BanLaw(Deadlines deadlines, NoticeClocks clocks) {
    this.deadlines = deadlines;
    this.clocks = clocks;
  }

  static Ban.Kind kindOf(BanTerms terms) {
    BanNorm norm = BanNorm.of(terms.norm());
    boolean ordered = terms.issuer() != null || terms.until() != null;
    boolean named = norm == BanNorm.OTHER && !ordered && terms.reviewAt() != null;
    return norm.statutory(ordered) || named ? Ban.Kind.STATUTORY : Ban.Kind.ORDERED;
  }

  /** What can be said before counsel looks: that there is a norm, and no end that is over. */
  static void readable(BanTerms terms, Instant now, Fields fields) {
    if (terms.norm() == null || terms.norm().isBlank()) {
      throw Refusal.malformed(fields.of("norm"), "is missing");
    }
    plain(fields.of("norm"), terms.norm());
    plain(fields.of("silences"), terms.silences());
    if (terms.norm().length() > LONGEST_NORM) {
      throw Refusal.malformed(fields.of("norm"), "is longer than " + LONGEST_NORM + " characters");
    }
    if (terms.silences() != null && terms.silences().length() > LONGEST_NORM) {
      throw Refusal.malformed(fields.of("silences"), "is longer than " + LONGEST_NORM + " characters");
    }
    future(fields.of("until"), terms.until(), now);
    future(fields.of("reviewAt"), terms.reviewAt(), now);
    if (terms.orderedAt() != null && terms.orderedAt().isAfter(now)) {
      throw Refusal.impossible(fields.of("orderedAt"), "is in the future");
    }
  }

  /** A text that somebody wrote about a ban, or null. */
  static void text(String field, String text, int atMost) {
    plain(field, text);
    if (text != null && text.length() > atMost) {
      throw Refusal.impossible(field, "is longer than " + atMost + " characters");
    }
  }

  private static void plain(String field, String text) {
    if (text != null && !PlainText.is(text)) {
      throw Refusal.malformed(field, PlainText.FAULT);
    }
  }

  /**
   * What a proposal is by law before counsel has looked (StPO § 95a(6)): a prosecutor's lapses without its court all the same, and nobody's
   * silences longer than the law lets it, whatever end its order has.
   *
   * @throws Refusal where it cannot be read, or had lapsed before
   */
  CheckedTerms proposed(String caseId, BanTerms terms, Instant now) {
    readable(terms, now, Fields.FORM);
    if (BanNorm.of(terms.norm()) != BanNorm.STPO_95A) {
      return new CheckedTerms(terms, kindOf(terms), terms.reviewAt(), null, null);
    }
    Instant confirmBy = terms.issuer() == Issuer.PROSECUTOR ? confirmBy(caseId, terms, now, now, Fields.FORM) : null;
    return new CheckedTerms(terms, Ban.Kind.ORDERED, null, confirmBy, longest(caseId, terms.orderedAt() == null ? now : terms.orderedAt()));
  }

  /**
   * Holds it against the law.
   *
   * @param silentFrom from when its longest time is counted, where nobody says when it was ordered
   * @throws Refusal where the law lets no such ban be
   */
  CheckedTerms check(String caseId, BanTerms terms, Instant silentFrom, Instant now, Fields fields) {
    readable(terms, now, fields);
    if (kindOf(terms) == Ban.Kind.STATUTORY) {
      if (terms.orderedAt() != null) {
        throw Refusal.impossible(fields.of("orderedAt"), "does not fit a ban that the law itself says");
      }
      Instant review = terms.until() != null || terms.reviewAt() != null ? terms.reviewAt()
          : deadlines.foresee(clocks.of(caseId, NoticeClocks.BAN_REVIEW, now)).due();
      return new CheckedTerms(terms, Ban.Kind.STATUTORY, review, null, null);
    }
    if (terms.issuer() == null) {
      throw Refusal.malformed(fields.of("issuer"), "is missing: an ordered ban has one");
    }
    if (terms.until() == null) {
      throw Refusal.impossible(fields.of("until"), "is missing: an ordered ban has an end", Rule.D5);
    }
    return BanNorm.of(terms.norm()) == BanNorm.STPO_95A ? ofCourt(caseId, terms, terms.orderedAt() == null ? silentFrom : terms.orderedAt(), now,
        fields)
        : new CheckedTerms(terms, Ban.Kind.ORDERED, null, null, null);
  }

  private CheckedTerms ofCourt(String caseId, BanTerms terms, Instant from, Instant now, Fields fields) {
    if (terms.issuer() != Issuer.COURT && terms.issuer() != Issuer.PROSECUTOR) {
      throw Refusal.impossible(fields.of("issuer"), "is neither a court nor, in exigency, the prosecutor (StPO § 95a(6))", Rule.D5);
    }
    Deadline longest = longest(caseId, from);
    notAfter(fields.of("until"), terms.until(), longest);
    Instant confirmBy = terms.issuer() == Issuer.COURT ? null : confirmBy(caseId, terms, from, now, fields);
    return new CheckedTerms(terms, Ban.Kind.ORDERED, null, confirmBy, longest);
  }

  private Deadline longest(String caseId, Instant from) {
    return deadlines.foresee(clocks.of(caseId, NoticeClocks.BAN_LIMIT, from));
  }

  /** By when a court has to confirm a prosecutor's. @param from from when that is counted, where nobody says when it was ordered */
  private Instant confirmBy(String caseId, BanTerms terms, Instant from, Instant now, Fields fields) {
    Instant due = deadlines.foresee(clocks.of(caseId, NoticeClocks.BAN_CONFIRMATION, terms.orderedAt() == null ? from : terms.orderedAt())).due();
    if (!due.isAfter(now)) {
      boolean dated = terms.orderedAt() != null;
      throw Refusal.impossible(fields.of(dated ? "orderedAt" : "issuer"), (dated ? "is so long ago that the ban" : "is a prosecutor whose ban")
          + " had lapsed at " + due + " without a court's confirmation; where a court has confirmed it, record it as the court's", Rule.D5);
    }
    return due;
  }

  /** @throws Refusal where the law does not let the ban be extended so long, or by that issuer */
  void checkExtension(Ban ban, Instant until, Issuer issuer, Instant now) {
    future("until", until, now);
    if (!until.isAfter(ban.until())) {
      throw Refusal.impossible("until", "is no later than the " + ban.until() + " of before");
    }
    if (BanNorm.of(ban.norm()) == BanNorm.STPO_95A) {
      if (issuer != Issuer.COURT) {
        throw Refusal.impossible("issuer", "is no court: only a court extends this ban (StPO § 95a(6))", Rule.D5);
      }
      // BGB § 190: counted from the end of the period before, whose last instant lies within its last day.
      notAfter("until", until, deadlines.foresee(clocks.of(ban.caseId(), NoticeClocks.BAN_EXTENSION, ban.until().minusMillis(1))));
    }
  }

  private static void notAfter(String field, Instant until, Deadline longest) {
    if (until.isAfter(longest.due())) {
      throw Refusal.impossible(field, "is later than the law lets it be: " + longest.explanation() + ", " + longest.norm(), Rule.D5);
    }
  }

  static void future(String field, Instant at, Instant now) {
    if (at != null && !at.isAfter(now)) {
      throw Refusal.impossible(field, "is in the past");
    }
  }
}
