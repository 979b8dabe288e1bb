package eu.datatrustee.deadline;

/** The German Länder by their ISO 3166-2 codes; each has holidays of its own. */
enum Land {
  BB("Brandenburg"), BE("Berlin"), BW("Baden-Württemberg"), BY("Bavaria"), HB("Bremen"), HE("Hesse"), HH("Hamburg"),
  MV("Mecklenburg-Western Pomerania"), NI("Lower Saxony"), NW("North Rhine-Westphalia"), RP("Rhineland-Palatinate"),
  SH("Schleswig-Holstein"), SL("Saarland"), SN("Saxony"), ST("Saxony-Anhalt"), TH("Thuringia");

  private final String english;

  Land(String english) {
    this.english = english;
  }

  /** The name in English. */
  String english() {
    return english;
  }
}
