package eu.datatrustee.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The messages there are, and the facts each one needs. Facts a template shows only where they are given follow in the second list.
 */
enum NoticeTemplate {
  ACCESS_GRANTED("role organisation country purpose reason resources actions mode from until", "incidentId basis"),
  ACCESS_EXTENDED("role organisation until", "reason"),
  CUSTOMER_DECISION_ASKED("role organisation country purpose reason resources actions mode minutes due", "incidentId basis notBefore explanation"),
  ACCESS_ENDED("role organisation from endedAt endReason", "reason"),
  CLOSING_STATEMENT("role organisation country purpose resources actions mode from until endedAt endReason signed disputeUntil",
      "incidentId findings deviations revocationConfirmedAt"),
  DISPUTE_DECIDED("outcome reason", ""),
  REQUEST_REFUSED("rule reason", ""),
  REQUEST_DENIED("step reason", "rule"),
  REQUEST_LAPSED("step due", ""),
  REQUEST_GRANTED("resources actions mode from until", ""),
  QUESTION_ASKED("question due", ""),
  EXTENSION_DECIDED("decision until", "reason"),
  REQUEST_ENDED("endedAt endReason", "reason"),
  TASK_REMINDER("task due explanation", ""),
  TASK_ESCALATION("task due explanation", ""),
  GRANT_FAILED("gateway failedAt", "reason"),
  REVOCATION_FAILED("gateway endedAt", "reason"),
  REVOCATION_ALARM("gateway endedAt", "reason"),
  DIRECT_ACCESS_RECORDED("way accessor until consentedToRecording", "incidentId"),
  DIRECT_ACCESS_TIME_UP("way accessor until", "incidentId"),
  DIRECT_ACCESS_ENDED("way accessor endedAt", "incidentId"),
  CONSENT_ASKED("subprocessor registerNumber country service dataCategories purpose from due", "until explanation"),
  CONSENT_REMINDER("subprocessor due", "explanation"),
  CONSENT_RESULT("subprocessor result", "reason services dataCategories from until document earlier country purpose"),
  CONSENT_ENDED("subprocessor result endedAt", "customer reason"),
  CONSENT_REVIVED("subprocessor result checkedAt country dataCategories purpose withdrawable", "services until"),
  SUBPROCESSOR_REGISTERED("subprocessor registerNumber country service result from", "dataCategories purpose until askedAt"),
  PROPOSAL_TALLY("subprocessor consented refused silent late listed bound", ""),
  PROPOSAL_REFUSED("subprocessor rule reason", ""),
  DEMAND_NOTICE("authority country receivedAt rule", "dataCategories own scope reference legalBasis statedPurpose silence referred"),
  ENTRY_NOTICE("authority receivedAt accessed seen rule", "takenBack country scope reference account silence"),
  REQUEST_NOTICE("authority country receivedAt rule", "dataCategories own scope reference legalBasis statedPurpose silence referred"),
  DATA_SUBJECT_REQUEST("authority contactName contactEmail country receivedAt rule due explanation", "scope reference referred"),
  REDIRECT_NOTICE("authority due waiting", "reference request"),
  REQUEST_FORWARDED("receivedAt customer customerContact due rule", "reference"),
  COUNSEL_ALERT("matter", "detail"),
  DISCLOSURE_PACKAGE("authority ground rule items manifestSha256", "reference groundDetail withheld"),
  DEMAND_REFERRED("authority customer customerContact", "reference third"),
  DEMAND_RECEIPT("authority receivedAt due", "reference causes"),
  DEMAND_REJECTED("authority causes", "reference third rule"),
  DEMAND_REDIRECTED("authority due waiting", "reference third customer customerContact reason"),
  DEMAND_REDIRECT_REMINDER("authority sentAt due", "reference third customer customerContact"),
  DEMAND_QUESTION("authority due", "reference third question annex annexReasons"),
  DEMAND_CONTESTED("authority reason", "reference third norms"),
  DEMAND_NO_DATA("authority", "reference third annex reason"),
  DEMAND_PRESERVED("authority receivedAt until extended", "reference causes"),
  DEMAND_PRESERVATION_ENDED("authority until kept", "reference"),
  DEMAND_ENDED("authority ending disclosed", "reference third reason"),
  DEMAND_ALERT("alert", "detail due explanation");

  private final Set<String> needed;
  private final Set<String> optional;

  NoticeTemplate(String needed, String optional) {
    this.needed = keys(needed);
    this.optional = keys(optional);
  }

  /** @throws IllegalArgumentException where there is no such template */
  static NoticeTemplate of(String id) {
    return Arrays.stream(values()).filter(template -> template.id().equals(id)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No template " + id));
  }

  /** The name of its files. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether its reader may sign in and fetch the case's documents: the customer that is told of it. */
  boolean fetched() {
    return this == DEMAND_NOTICE || this == ENTRY_NOTICE || this == REQUEST_NOTICE || this == DATA_SUBJECT_REQUEST;
  }

  Set<String> needed() {
    return needed;
  }

  Set<String> optional() {
    return optional;
  }

  /** A letter with a hole in it is worse than a step that fails and is repeated. */
  void check(Map<String, Object> facts) {
    List<String> missing = needed.stream().filter(key -> facts.get(key) == null).sorted().toList();
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("A notice " + id() + " needs " + missing);
    }
  }

  private static Set<String> keys(String list) {
    return list.isEmpty() ? Set.of() : Set.of(list.split(" "));
  }
}
