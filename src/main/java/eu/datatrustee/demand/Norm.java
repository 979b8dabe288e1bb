package eu.datatrustee.demand;

import eu.datatrustee.demand.file.CaseFile;
import eu.datatrustee.demand.file.Instrument;
import eu.datatrustee.demand.file.Requester;
import eu.datatrustee.demand.file.RequesterKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The norms that the triage table knows, by the citation that a demand carries. A special one comes before the general one here (§ 100g
 * before § 94 StPO), and what opens nothing by itself last.
 */
enum Norm {

  CLOUD_ACT("CLOUD\\s*ACT|STORED COMMUNICATIONS ACT|" + near("(\\bU\\.?\\s*S\\.?\\s*C(ODE)?\\b|UNITED STATES CODE)", "\\b2713\\b")),
  EU_PRODUCTION(null), EU_PRESERVATION(null),
  /** The laws of the German intelligence services, which silence whoever answers them. */
  INTELLIGENCE("\\b(BVERFSCHG|G\\s*10|ARTIKEL\\s*10-GESETZ|BNDG|MADG)\\b"),
  TDDDG_23("(TDDDG|TTDSG).{0,40}\\b23\\b|\\b23\\b.{0,20}(TDDDG|TTDSG)"),
  STPO_100B("\\b100\\s*B\\b"),
  STPO_100A("\\b100\\s*A\\b"),
  STPO_100G("\\b100\\s*G\\b"),
  STPO_100K("\\b100\\s*K\\b"),
  STPO_100J("\\b100\\s*J\\b"),
  /** Mail at a carrier; the prosecutor's seizure lapses as a secret measure does, which § 100 says by itself. */
  STPO_99(stpo("99") + "|" + stpo("§\\s*100")),
  STPO_94(stpo("94")),
  STPO_98(stpo("98")),
  /** Asks its holder to surrender what § 94 lets be seized; an order that cites both seizes. */
  STPO_95(stpo("95")),
  /** Who orders a secret measure, and when the order lapses; which measure, another norm says. */
  STPO_100E("\\b100\\s*E\\b"),
  /** Puts off that the person concerned is told of a seizure; what is seized, § 94 says. */
  STPO_95A("\\b95\\s*A\\b"),
  /** Let the data be given where another law lets them be asked for. */
  TDDDG_24("(TDDDG|TTDSG).{0,40}\\b24\\b|\\b24\\b.{0,20}(TDDDG|TTDSG)"),
  TDDDG_22("(TDDDG|TTDSG).{0,40}\\b22\\b|\\b22\\b.{0,20}(TDDDG|TTDSG)"),
  UNKNOWN(null);

  /** "99 Js 1234/26": a file's number cites nothing. */
  private static final Pattern DOCKET = Pattern.compile("\\b\\d+\\s+(?!ABS|SATZ|NR)[A-Z]{1,5}\\.?\\s+\\d+/\\d+");

  private static final Set<Norm> BESIDE = EnumSet.of(STPO_100E, STPO_95A, TDDDG_24, TDDDG_22);

  private final Pattern citation;

  Norm(String citation) {
    this.citation = citation == null ? null : Pattern.compile(citation);
  }

  /** A paragraph of that law by itself: § 95a is another than § 95, while § 94 I is its first subparagraph, and § 94 f. itself and the next. */
  private static String stpo(String paragraph) {
    return near("(STPO|STRAFPROZESSORDNUNG)", "(?<!\\w)" + paragraph + "\\b(?!\\s*(?!F\\.)[A-HJK]\\b)");
  }

  private static String near(String law, String paragraph) {
    return law + ".{0,40}" + paragraph + "|" + paragraph + ".{0,40}" + law;
  }

  /** The one that the demand rests on. */
  static Norm of(CaseFile file) {
    return cited(file).get(0);
  }

  /** All that the demand cites, the one that it rests on first; {@link #UNKNOWN} where the table knows none of them. */
  static List<Norm> cited(CaseFile file) {
    if (file.instrument() == Instrument.EPOC) {
      return List.of(EU_PRODUCTION);
    }
    if (file.instrument() == Instrument.EPOC_PR) {
      return List.of(EU_PRESERVATION);
    }
    String cited = file.legalBasis() == null ? "" : DOCKET.matcher(file.legalBasis().toUpperCase(Locale.ROOT)).replaceAll(" ");
    List<Norm> norms = Arrays.stream(values())
        .filter(norm -> norm.isIn(cited) || norm == INTELLIGENCE && germanService(file.requester())).toList();
    return norms.isEmpty() ? List.of(UNKNOWN) : norms;
  }

  private boolean isIn(String cited) {
    return citation != null && citation.matcher(cited).find();
  }

  /** It asks under the law that silences, whatever it cites. */
  private static boolean germanService(Requester requester) {
    return requester != null && requester.kind() == RequesterKind.INTELLIGENCE_SERVICE && "DE".equals(requester.country());
  }

  /** Whether it opens something: §§ 95a, 100e StPO and the TDDDG's norms stand beside one that does. */
  boolean opens() {
    return !BESIDE.contains(this);
  }
}
