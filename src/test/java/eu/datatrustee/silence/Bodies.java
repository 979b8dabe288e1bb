package eu.datatrustee.silence;

import java.util.HashMap;
import java.util.Map;

/**
 * What a call that changes something carries: as the desk, or the customer, would send it, so that only whose it is stands against it. Every
 * such call of the service has its body here.
 */
final class Bodies {

  /** @param type the content's type, or null where there is none */
  record Body(String type, String text) {}

  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PARTS = "multipart/form-data; boundary=part";
  private static final String DEMAND = """
      {"receivedBy": "PROVIDER", "receivedAt": "2026-07-01T08:00:00Z", "customerId": "contoso", "follows": "%s",
       "requester": {"kind": "LAW_ENFORCEMENT", "authority": "Staatsanwaltschaft Köln", "country": "DE", "contactName": "Jo Berg",
         "contactEmail": "jo.berg@justiz.example", "reference": "99 Js 4711/26"},
       "issuer": "COURT", "legalBasis": "StPO § 100k, TDDDG § 24", "instrument": "NATIONAL_ORDER", "emergency": false, "exigent": false,
       "dataCategories": ["USAGE"], "scope": "Sign-ins of j.doe@contoso.example", "accounts": ["j.doe@contoso.example"],
       "periodUntil": "2026-06-30T22:00:00Z", "statedPurpose": "Investigation of fraud"}""";
  private static final String DOCUMENT = part("document\"; filename=\"order.xml", "application/xml", "<?xml version='1.0'?><order/>");
  private static final String END = "--part--\r\n";

  private static final String CASES = "/api/(demands|third-party-requests)";
  private static final Map<String, Body> OF = new HashMap<>();

  static {
    json("POST CASES", DEMAND);
    parts("POST CASES", part("demand", JSON, DEMAND) + DOCUMENT);
    parts("POST CASES/{id}/documents", DOCUMENT);
    parts("POST CASES/{id}/notice-proofs", DOCUMENT);
    json("POST CASES/{id}/withdrawal", "{\"reason\": \"x\"}");
    json("POST CASES/{id}/court-confirmation", "{\"confirmed\": true, \"court\": \"AG\"}");
    json("POST CASES/{id}/requester-answer", "{\"text\": \"x\"}");
    json("POST CASES/{id}/customer-instruction", "{\"answer\": \"DISCLOSE\"}");
    json("POST CASES/{id}/purpose-known", "{\"detail\": \"x\"}");
    json("POST CASES/{id}/enforcing-authority", "{\"objects\": false}");
    json("POST CASES/{id}/preservation-extension", "{\"reason\": \"x\"}");
    json("POST CASES/{id}/answer-extension", "{\"reason\": \"x\"}");
    json("POST CASES/{id}/original-release", "{\"reason\": \"x\"}");
    json("POST CASES/{id}/customer", "{\"customerId\": \"contoso\"}");
    json("POST CASES/{id}/bans", "{\"norm\": \"TDDDG § 22\", \"silences\": \"all\"}");
    json("PUT CASES/{id}/bans/{n}", "{\"lift\": true, \"reason\": \"x\"}");
    json("PUT CASES/{id}/items/{n}", "{\"reference\": \"x\", \"decision\": \"PRODUCE\"}");
    add("PUT CASES/{id}/items/{n}/extract", "text/csv", "from;to");

    form("POST /demands", "receivedBy=TRUSTEE&receivedAt=2026-07-01T08:00&requesterKind=LAW_ENFORCEMENT&authority=AG&country=DE&contactName=Jo"
        + "&contactEmail=jo@justiz.example&customerId=contoso&issuer=COURT&legalBasis=StPO&instrument=NATIONAL_ORDER&dataCategories=USAGE"
        + "&scope=x&follows=%s");
    form("POST /demands/{id}/withdrawal", "reason=x");
    form("POST /demands/{id}/customer", "customerId=contoso");
    form("POST /demands/{id}/court-confirmation", "confirmed=true&court=AG");
    form("POST /demands/{id}/requester-answer", "text=x");
    form("POST /demands/{id}/customer-instruction", "answer=DISCLOSE");
    form("POST /demands/{id}/answer-extension", "reason=x");
    form("POST /demands/{id}/purpose-known", "detail=x");
    parts("POST /demands/{id}/documents", DOCUMENT);
    parts("POST /demands/{id}/notice-proofs", DOCUMENT);
    form("POST /demands/{id}/original-release", "reason=x");
    form("POST /demands/{id}/enforcing-authority", "objects=true&reason=x");
    form("POST /demands/{id}/preservation-extension", "reason=x");
    form("POST /demands/{id}/bans", "norm=TDDDG+%%C2%%A7+22&silences=all");
    form("POST /demands/{id}/bans/{n}/extension", "until=2027-01-01T00:00");
    form("POST /demands/{id}/bans/{n}/end", "reason=x");
    form("POST /demands/{id}/bans/{n}/court-confirmation", "court=AG");
    form("POST /demands/{id}/items", "n=1&reference=x&decision=PRODUCE");

    // Of other kinds of cases: what a hidden number is to them.
    for (String call : new String[] {"PUT /api/customers/{id}", "POST /api/access-requests/{id}/credential", "POST /api/access-requests",
        "POST /api/access-requests/{id}/withdrawal", "POST /api/access-requests/{id}/information", "POST /api/access-requests/{id}/extension",
        "POST /api/access-requests/{id}/termination", "POST /api/access-requests/{id}/dispute", "POST /api/incidents",
        "POST /api/incidents/{id}/resolution", "POST /api/customers/{customerId}/direct-accesses", "POST /api/direct-accesses/{id}/end",
        "POST /api/subprocessor-proposals/{id}/consents/{customerId}/round", "POST /api/subprocessor-proposals",
        "POST /api/customers/{id}/consents/{subprocessorId}/withdrawal"}) {
      json(call, "{\"incidentId\": \"%1$s\", \"id\": \"%1$s\", \"reason\": \"%1$s\", \"customerId\": \"%1$s\"}");
    }
    form("POST /api/introspect", "token=%s");
    parts("POST /api/subprocessor-proposals", part("proposal", JSON, "{\"name\": \"%s\"}") + DOCUMENT);
    add("PUT /api/subprocessor-proposals/{id}/consents/{customerId}/document", "application/xml", "<?xml version='1.0'?><consent/>");
    parts("POST /consents/{id}/{customerId}", DOCUMENT);
  }

  private Bodies() {}

  private static void json(String call, String text) {
    add(call, JSON, text);
  }

  private static void form(String call, String text) {
    add(call, FORM, text);
  }

  private static void parts(String call, String text) {
    add(call + " in parts", PARTS, text + END);
  }

  private static void add(String call, String type, String text) {
    OF.put(call, new Body(type, text));
  }

  private static String part(String name, String type, String text) {
    return "--part\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\nContent-Type: " + type + "\r\n\r\n" + text + "\r\n";
  }

  /**
   * @param pattern of its mapping @param parts whether the mapping takes parts only @param named the number of a case that it names
   * @throws AssertionError where there is none: a call that is not asked is not known to be silent
   */
  static Body of(String method, String pattern, boolean parts, String named) {
    String call = method + " " + pattern.replaceFirst(CASES, "CASES");
    Body body = parts || !OF.containsKey(call) ? OF.get(call + " in parts") : OF.get(call);
    if (body == null) {
      throw new AssertionError("No body for " + call + (parts ? " in parts" : ""));
    }
    return new Body(body.type(), body.text().formatted(named));
  }
}
