package eu.datatrustee.demand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** D10, D11: what words in three languages are taken to say. */
class WordsTest {

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SURELY  | the encryption keys
      SURELY  | the mailbox and the keys needed to decrypt it
      SURELY  | BitLocker recovery key of the tenant
      SURELY  | the customer's secret keys
      SURELY  | signing key
      SURELY  | decrypt the mailbox anna@contoso.example and hand it over
      SURELY  | a decrypted copy
      SURELY  | key material of the tenant
      SURELY  | the ability to break it
      SURELY  | Schlüsselmaterial des Mandanten
      SURELY  | Schluesselmaterial
      SURELY  | Aufhebung der Verschlüsselung
      SURELY  | Entschluesselung der Inhalte
      SURELY  | das Postfach entschlüsselt herausgeben
      SURELY  | den privaten Schlüssel
      SURELY  | Wiederherstellungsschlüssel
      SURELY  | het postvak ontsleutelen
      SURELY  | de ontsleuteling van de berichten
      SURELY  | sleutelmateriaal
      SURELY  | de privésleutel
      SURELY  | het opheffen van de versleuteling
      PERHAPS | mails about the signing key ceremony
      PERHAPS | E-Mails betreffend den Signaturschlüssel
      PERHAPS | e-mails over de herstelsleutel
      PERHAPS | No keys are asked for
      PERHAPS | Konto anna@contoso.example mit den Schlüsseln
      PERHAPS | postvak anna@contoso.example en de sleutels
      NOT     | E-Mails betreffend Wohnungsschlüssel
      NOT     | the house keys that she lost
      NOT     | e-mails over de autosleutel
      NOT     | keynote, key account manager, keyboard
      NOT     | Schlüsselperson, Verteilungsschlüssel
      NOT     | sleutelfiguren van het bedrijf
      NOT     | Mailbox anna@contoso.example, July 2026""")
  @DisplayName("D11: keys, and the ability to decrypt")
  void keys(Reading reading, String text) {
    assertThat(KeyWords.keys(text)).isEqualTo(reading);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SURELY  | direct access to the mailbox anna@contoso.example
      SURELY  | uneingeschränkter Zugriff auf das Konto
      SURELY  | Fernzugriff auf die Datenbank
      SURELY  | rechtstreekse toegang tot het postvak
      SURELY  | Logs of June 2026; direct access to the mailbox
      PERHAPS | Logs of June 2026 and direct access to the mailbox
      PERHAPS | full access permissions
      PERHAPS | Sign-ins with remote access of j.doe
      PERHAPS | Zugang zum Postfach anna@contoso.example
      PERHAPS | read-only access to the mailbox
      PERHAPS | toegang tot het postvak
      PERHAPS | direct access is not asked for
      PERHAPS | Direkter Zugriff wird nicht verlangt
      PERHAPS | Zugangsdaten zum direkten Zugriff auf das Postfach anna@contoso.example
      PERHAPS | Bereitstellung der Daten zum dauerhaften Zugriff der Ermittler
      PERHAPS | Anmeldedaten zum Fernzugriff
      PERHAPS | Details of full access
      PERHAPS | Logs of remote access and access to the mailbox anna@contoso.example
      PERHAPS | No direct access to the platform, but access to the mailbox anna@contoso.example
      PERHAPS | Protokolle über Fernzugriffe sowie Zugang zum Postfach
      NOT     | Log of remote access by the user j.doe
      NOT     | Protokolle über direkten Zugriff auf das Postfach
      NOT     | logboek van de volledige toegang
      NOT     | Records of full access permissions on the mailbox
      NOT     | No direct access is asked for
      NOT     | Protokolle über den Zugriff auf das Postfach
      NOT     | Protokolle ueber direkten Zugriff auf das Postfach
      NOT     | Audit trail of direct access to the mailbox
      NOT     | Protokolldaten über dauerhaften Zugang von j.doe
      NOT     | ohne direkten Zugriff
      NOT     | geen rechtstreekse toegang""")
  @DisplayName("D10: a way in, and what was written down of one")
  void wayIn(Reading reading, String text) {
    assertThat(AccessWords.wayIn(text)).isEqualTo(reading);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SURELY  | All mailboxes of the company
      SURELY  | mails of all staff
      SURELY  | E-Mails aller Mitarbeiter
      SURELY  | sämtlicher Beschäftigten
      SURELY  | van alle medewerkers
      SURELY  | the whole company
      SURELY  | das gesamte Personal
      SURELY  | het hele bedrijf
      PERHAPS | all e-mails of July
      PERHAPS | sämtliche Nachrichten
      PERHAPS | alle berichten
      SURELY  | saemtliche Postfaecher der Firma
      PERHAPS | Postfach anna@contoso.example und weitere
      PERHAPS | mailbox of anna@contoso.example, among others
      PERHAPS | onder andere anna@contoso.example
      SURELY  | Daten jedes Kunden
      SURELY  | gegevens van elke klant
      NOT     | allegations
      NOT     | mailbox of one employee""")
  @DisplayName("D10: everything, and everybody")
  void everything(Reading reading, String text) {
    assertThat(AccessWords.everything(text, rest -> false)).isEqualTo(reading);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      SURELY  | until further notice
      SURELY  | bis auf Weiteres
      SURELY  | zeitlich unbegrenzt
      SURELY  | onbeperkt in de tijd
      SURELY  | past and future mails
      SURELY  | ongoing monitoring of the mailbox
      SURELY  | laufende Überwachung
      SURELY  | staendige Uebermittlung
      SURELY  | doorlopende toegang
      PERHAPS | 1 to 7 July 2026. The customer is not informed until further notice
      PERHAPS | from 1 January 2026 onwards
      PERHAPS | ab dem 1. Januar 2026
      PERHAPS | vanaf 1 januari 2026
      PERHAPS | all future messages
      PERHAPS | künftige E-Mails
      PERHAPS | its mails, ongoing
      PERHAPS | Continuously forward the e-mails of a@contoso.example
      PERHAPS | Mailbox a@contoso.example: ongoing copies of new mails
      PERHAPS | to be forwarded continuously to the police
      PERHAPS | fortlaufende Kopien
      PERHAPS | laufende Kopien der Nachrichten
      NOT     | from 1 to 7 July 2026
      NOT     | from 2026-07-01 to 2026-07-31
      NOT     | vom 1. bis 7. Juli 2026
      NOT     | vanaf 1 juli tot en met 7 juli 2026
      NOT     | since 1 July 2026 and until 7 July 2026
      NOT     | ab 1. Juli 2026 bis zum 7. Juli 2026
      NOT     | seit dem 1. Januar 2026 bis zum Tag des Eingangs
      NOT     | from 1 July 2026 until the date of this order
      NOT     | mails from anna@contoso.example, July 2026
      NOT     | Dauerhaft gelöschte E-Mails
      NOT     | 3 July 2026, ongoing abduction
      NOT     | ongoing preliminary proceedings
      NOT     | laufende Ermittlungen
      NOT     | das laufende Ermittlungsverfahren
      NOT     | ongoing fraud investigation
      NOT     | laufende Nummer 3 des Beschlusses""")
  @DisplayName("D10: time without an end")
  void endless(Reading reading, String text) {
    assertThat(TimeWords.endless(text)).isEqualTo(reading);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      true  | July 2026
      true  | 2026-07-31
      true  | 31.07.2026
      true  | 1.7.26
      true  | 07/2026
      true  | 03/07/2026
      false | Js 2031/26
      false | 12 Gs 12/2026
      false | 4711""")
  @DisplayName("D10: a date of the data, and the number of a file")
  void dated(boolean dated, String text) {
    assertThat(TimeWords.dated(text)).isEqualTo(dated);
  }
}
