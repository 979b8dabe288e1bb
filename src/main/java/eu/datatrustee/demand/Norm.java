package eu.datatrustee.demand;

import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The norms that the triage table knows, by the citation that a demand carries. Of several cited, the one that opens least comes first
 * here: it is taken.
 */
enum Norm {

  CLOUD_ACT("CLOUD\\s*ACT|\\b2713\\b|STORED COMMUNICATIONS ACT"),
  EU_PRODUCTION(null), EU_PRESERVATION(null),
  /** The laws of the German intelligence services, which silence whoever answers them. */
  INTELLIGENCE("\\b(BVERFSCHG|G\\s*10|ARTIKEL\\s*10-GESETZ|BNDG|MADG)\\b"),
  TDDDG_23("(TDDDG|TTDSG).{0,40}\\b23\\b|\\b23\\b.{0,20}(TDDDG|TTDSG)"),
  STPO_95A("\\b95\\s*A\\b"),
  STPO_100A("\\b100\\s*[AB]\\b"),
  STPO_100G("\\b100\\s*G\\b"),
  STPO_100K("\\b100\\s*K\\b"),
  STPO_100J("\\b100\\s*J\\b"),
  STPO_100E("\\b100\\s*E\\b"),
  TDDDG_24("(TDDDG|TTDSG).{0,40}\\b24\\b|\\b24\\b.{0,20}(TDDDG|TTDSG)"),
  TDDDG_22("(TDDDG|TTDSG).{0,40}\\b22\\b|\\b22\\b.{0,20}(TDDDG|TTDSG)"),
  STPO_95("(STPO|STRAFPROZESSORDNUNG).{0,40}\\b95\\b|\\b95\\b.{0,40}(STPO|STRAFPROZESSORDNUNG)"),
  STPO_94("(STPO|STRAFPROZESSORDNUNG).{0,40}\\b94\\b|\\b94\\b.{0,40}(STPO|STRAFPROZESSORDNUNG)"),
  STPO_98("(STPO|STRAFPROZESSORDNUNG).{0,40}\\b98\\b|\\b98\\b.{0,40}(STPO|STRAFPROZESSORDNUNG)"),
  UNKNOWN(null);

  private final Pattern citation;

  Norm(String citation) {
    this.citation = citation == null ? null : Pattern.compile(citation);
  }

  static Norm of(CaseFile file) {
    if (file.instrument() == Instrument.EPOC) {
      return EU_PRODUCTION;
    }
    if (file.instrument() == Instrument.EPOC_PR) {
      return EU_PRESERVATION;
    }
    if (germanService(file.requester())) {
      return INTELLIGENCE;
    }
    String cited = file.legalBasis() == null ? "" : file.legalBasis().toUpperCase(Locale.ROOT);
    for (Norm norm : values()) {
      if (norm.citation != null && norm.citation.matcher(cited).find()) {
        return norm;
      }
    }
    return UNKNOWN;
  }

  /** It asks under the law that silences, whatever it cites. */
  private static boolean germanService(Requester requester) {
    return requester != null && requester.kind() == RequesterKind.INTELLIGENCE_SERVICE && "DE".equals(requester.country());
  }
}
