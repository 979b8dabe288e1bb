package eu.datatrustee.demand.notice;

import java.util.Locale;
import java.util.regex.Pattern;

/** What the service knows of the norms that bans are based on, by the citation. */
enum BanNorm {

  /** Ordered by a court only, for six months and then three each; in exigency by the prosecutor, for three days. */
  STPO_95A("\\b95\\s*A\\b"),
  /** Statutory silence of those who give information on inventory and usage data, towards data subjects and third parties. */
  TDDDG("\\b(TDDDG|TTDSG)\\b"),
  /** Statutory silence towards those whom the intelligence services look at. */
  INTELLIGENCE("\\b(BVERFSCHG|G\\s*10|ARTIKEL\\s*10-GESETZ|BNDG|MADG)\\b"),
  /** Secret measures: silent by law, unless somebody has ordered the silence for a time, which is then an order like any other. */
  STPO_SECRET("\\b100\\s*[ABEGJK]\\b"),
  /** Any other norm: ordered, by whoever issued it. */
  OTHER(null);

  private final Pattern citation;

  BanNorm(String citation) {
    this.citation = citation == null ? null : Pattern.compile(citation);
  }

  static BanNorm of(String cited) {
    String text = cited.toUpperCase(Locale.ROOT);
    for (BanNorm norm : values()) {
      if (norm.citation != null && norm.citation.matcher(text).find()) {
        return norm;
      }
    }
    return OTHER;
  }

  /** @param ordered whether an issuer or an end is named */
  boolean statutory(boolean ordered) {
    return this == TDDDG || this == INTELLIGENCE || this == STPO_SECRET && !ordered;
  }
}
