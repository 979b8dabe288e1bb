package eu.datatrustee.demand;

import static eu.datatrustee.demand.Reading.NOT;
import static eu.datatrustee.demand.Reading.PERHAPS;
import static eu.datatrustee.demand.Reading.SURELY;
import static eu.datatrustee.demand.Words.plain;
import static eu.datatrustee.demand.Words.read;
import static eu.datatrustee.demand.Words.words;

import java.util.regex.Pattern;

/** What words call keys, or the ability to decrypt (D11). */
final class KeyWords {

  private static final String SSEL = "schlüssel";
  private static final String KEY_KIND = "(encryption|decryption|private|secret|master|platform|customer|tenant|root|recovery|signing|session"
      + "|symmetric|crypto(graphic)?|bitlocker|vault|wrapping|tls|ssl|pgp|gpg)";
  /** Keys of the platform, or what breaks its encryption (D11). */
  private static final Pattern KEYS = words(KEY_KIND + "([ -]" + KEY_KIND + ")*[ -]?keys?", "keys? (of|to|for) the (platform|encryption|customer)",
      "keys? (\\p{L}+ ){0,3}(to|for) (decrypt\\p{L}*|unlock\\p{L}*)", "key(ing)? ?material", "(ability|means|way) to (decrypt|break)",
      "decrypt\\p{L}*", "break the encryption", "backdoors?",
      "(verschlüsselungs|krypto|master|haupt|plattform|mandanten|kunden|wiederherstellungs|signatur|sitzungs|root|recovery|bitlocker)-?" + SSEL
          + "[ns]?", "(private|geheime|kryptogra(ph|f)ische|symmetrische)[nrs]? " + SSEL + "[ns]?", SSEL + "material\\p{L}*",
      "entschlüssel\\p{L}*", "verschlüsselung (zu )?(brechen|aufzuheben|aufheben|umgehen|entfernen)",
      "(aufhebung|umgehung|entfernung) der verschlüsselung", "hintertür(en)?",
      "(encryptie|decryptie|versleutelings?|priv(é|e)|hoofd|master|platform|herstel|ondertekenings?|sessie|klant|bitlocker)[ -]?sleutels?",
      "(geheime|cryptografische|symmetrische) sleutels?", "sleutelmateriaal", "(ontsleutel|ontcijfer)\\p{L}*",
      "versleuteling (te )?(breken|verbreken|opheffen|omzeilen)", "(opheffing|opheffen|verbreken|omzeilen) van de versleuteling", "achterdeur(tje)?");
  /** Keys of whatever kind. */
  private static final Pattern SOME_KEYS = words("keys", "the key (of|to|for)", "\\p{L}*" + SSEL + "[ns]?", "\\p{L}*sleutels?");
  /** What opens a door, or no lock at all. */
  private static final Pattern OTHER_KEYS = words("(house|flat|apartment|car|door|room|safe|locker|office|garage|spare) keys?",
      "keys? (of|to|for) (the |his |her |their |a )?(house|flat|apartment|car|door|room|safe|locker|office|garage)",
      "(wohnungs|haus|auto|kfz-?|fahrzeug|tür|zimmer|tresor|büro|garagen|keller|laden|briefkasten|schließfach|verteilungs|umlage)" + SSEL
          + "[ns]?", "(huis|woning|auto|fiets|deur|voordeur|kamer|kluis|kast|kantoor|verdeel)sleutels?");

  private KeyWords() {}

  /** What is about keys only may be somebody's mail, and keys of whatever kind may be those of a house. */
  static Reading keys(String text) {
    String words = OTHER_KEYS.matcher(plain(text)).replaceAll("~");
    Reading named = read(KEYS, words, found -> found.perhapsSubject() || found.perhapsLogged() || found.perhapsDenied() ? PERHAPS : SURELY);
    return named == NOT && SOME_KEYS.matcher(words).find() ? PERHAPS : named;
  }
}
