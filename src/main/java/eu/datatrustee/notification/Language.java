package eu.datatrustee.notification;

import java.util.Locale;

/** The languages that messages are written in. */
enum Language {
  DE, EN, NL;

  /** English for everyone whose language the service does not write. */
  static Language of(String code) {
    for (Language language : values()) {
      if (language.code().equals(code)) {
        return language;
      }
    }
    return EN;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Locale locale() {
    return Locale.forLanguageTag(code());
  }
}
