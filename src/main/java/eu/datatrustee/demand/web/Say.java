package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal.FieldError;
import eu.datatrustee.deadline.GermanTime;
import eu.datatrustee.demand.ClockWords;
import eu.datatrustee.demand.notice.NoticeState;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Says codes and instants as people read them, for the service's own pages. */
final class Say {

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");

  private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("EPOC", "European Production Order (EPOC)"),
      Map.entry("EPOC_PR", "European Preservation Order (EPOC-PR)"), Map.entry("NATIONAL_ORDER", "Order of national law"),
      Map.entry("MLAT", "Mutual legal assistance"), Map.entry("INFORMAL", "Informal request"), Map.entry("INVENTORY", "inventory data"),
      Map.entry("USAGE", "usage data"), Map.entry("TRAFFIC", "traffic data"), Map.entry("CONTENT", "content"),
      Map.entry("ADMINISTRATOR", "administrator data"), Map.entry("PAYMENT", "payment data"), Map.entry("SUPPORT", "support data"),
      Map.entry("ENCRYPTION_KEYS", "encryption keys"), Map.entry("ITEMS", "Items selected"), Map.entry("FORM_CHECK", "Form"),
      Map.entry("NOTIFIED_AND_WAITING", "customer told, waiting (GDPR Art. 48)"), Map.entry("IN_FORM_CHECK", "in the check of its form"),
      Map.entry("FOLLOWED_UP", "taken up by a binding order"));

  private static final Map<String, String> PROPOSED = Map.ofEntries(Map.entry("COUNSEL", "counsel decides"), Map.entry("NOTIFY", "tell the customer"),
      Map.entry("CHECK_BAN", "look for a ban first"), Map.entry("BAN_EXPECTED", "the law silences"), Map.entry("YES", "the law compels"),
      Map.entry("NO", "the law does not compel"), Map.entry("LAPSES", "lapses unless a court confirms it"),
      Map.entry("OBJECTION", "counsel objects unless a court confirms it"));

  /** A code in words. */
  public String code(Object code) {
    if (code == null) {
      return "";
    }
    String name = code.toString();
    return WORDS.getOrDefault(name, name.toLowerCase(Locale.ROOT).replace('_', ' '));
  }

  /** What the triage table proposes, in words. */
  public String proposed(Object code) {
    return PROPOSED.getOrDefault(code.toString(), code(code));
  }

  /** A clock's name in words; of several side by side, with its number. */
  public String clock(String name) {
    return ClockWords.of(name);
  }

  /** In German time, to the minute. */
  public String when(Instant instant) {
    return instant == null ? "" : MINUTES.format(GermanTime.at(instant));
  }

  /** An end as people say it: the last day's 24:00 and not the next one's 00:00. */
  public String until(Instant instant) {
    boolean midnight = instant != null && GermanTime.at(instant).toLocalTime().equals(LocalTime.MIDNIGHT);
    return midnight ? when(instant.minusSeconds(60)).replace("23:59", "24:00") : when(instant);
  }

  /** Where the customer's notice stands. */
  public String notice(NoticeState state) {
    return switch (state) {
      case NONE -> "not due yet";
      case DUE -> "due";
      case SILENCED -> "silenced";
      case QUEUED -> "written, and not with the mail server yet: the customer does not know";
      case UNDELIVERABLE -> "refused by the mail server: tell the customer another way";
      case SENT -> "sent";
      case NOBODY -> "nobody to tell";
    };
  }

  /** Whether a letter has left. */
  public String left(CaseView.LetterSent letter) {
    if (letter.sentAt() != null) {
      return when(letter.sentAt());
    }
    String unsure = letter.maybeOut() == null ? "" : "; it may have left";
    return letter.calledBackAt() != null ? "called back " + when(letter.calledBackAt()) + unsure
        : letter.refusedAt() != null ? "refused by the mail server" : "not sent yet" + unsure;
  }

  public String country(String code) {
    return code == null ? "" : new Locale("", code).getDisplayCountry(Locale.ENGLISH);
  }

  /** As people say the size of a file. */
  public String size(long bytes) {
    return bytes < 1000 ? bytes + " bytes" : bytes < 1_000_000 ? bytes / 1000 + " kB" : "%.1f MB".formatted(Locale.ROOT, bytes / 1e6);
  }

  /** The running clock that ends first, or null. */
  public CaseView.Clock next(List<CaseView.Clock> clocks) {
    return clocks.stream().filter(clock -> clock.closedAt() == null).min(Comparator.comparing(CaseView.Clock::due)).orElse(null);
  }

  public boolean running(List<CaseView.Clock> clocks) {
    return clocks.stream().anyMatch(clock -> clock.closedAt() == null);
  }

  /** Whether the clock of that name runs and is not over. */
  public boolean running(List<CaseView.Clock> clocks, String name) {
    return clocks.stream().anyMatch(clock -> clock.name().equals(name) && clock.closedAt() == null && !over(clock.due()));
  }

  public boolean stopped(List<CaseView.Clock> clocks) {
    return clocks.stream().anyMatch(clock -> clock.closedAt() != null);
  }

  /** Whether a message went to the desk itself: reminders and alerts. */
  public boolean toDesk(CaseView.LetterSent letter) {
    return letter.template().contains("alert") || letter.template().startsWith("task-");
  }

  public boolean anyToDesk(List<CaseView.LetterSent> letters) {
    return letters.stream().anyMatch(this::toDesk);
  }

  /** Whether an instant is over. */
  public boolean over(Instant instant) {
    return instant != null && instant.isBefore(Instant.now());
  }

  /** What is wrong with a field of a form, or null; fields of the requester go by their own name. */
  public String wrong(List<FieldError> errors, String field) {
    if (errors == null) {
      return null;
    }
    return errors.stream().filter(error -> plain(error.field()).equals(plain(field))).map(FieldError::message).findFirst().orElse(null);
  }

  private static String plain(String field) {
    return field.replaceAll("\\[\\d+\\]$", "").replaceFirst("^requester\\.", "").replaceFirst("^customerIds$", "customerId")
        .replaceFirst("^customers.*", CustomersApart.FIELD);
  }

  static String input(Instant instant) {
    return INPUT.format(GermanTime.at(instant));
  }
}
