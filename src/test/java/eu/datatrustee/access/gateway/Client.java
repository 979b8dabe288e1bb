package eu.datatrustee.access.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls the service under test as this or that user. */
record Client(String service) {

  /** {@code id;email;groups}, as the test's sign-in believes it. */
  static final String REQUESTER = "support1;support1@provider.example;providerSupport";
  static final String ACCESSOR = "ann;ANN@provider.example;providerSupport";
  static final String COLLEAGUE = "support2;support2@provider.example;providerSupport";
  static final String OFFICER = "officer1;;accessOfficers";
  static final String GATEWAY = "gateway1;;gateways";

  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();

  HttpResponse<String> credential(String caseId, String user) {
    return send(HttpRequest.newBuilder(URI.create(service + "/api/access-requests/" + caseId + "/credential"))
        .POST(BodyPublishers.noBody()), user);
  }

  String token(String caseId) {
    HttpResponse<String> answer = credential(caseId, REQUESTER);
    if (answer.statusCode() != 200) {
      throw new AssertionError("No credential: " + answer.statusCode());
    }
    return json(answer).path("token").asText();
  }

  HttpResponse<String> introspection(String form, String user) {
    return send(HttpRequest.newBuilder(URI.create(service + "/api/introspect"))
        .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)), user);
  }

  JsonNode introspect(String token) {
    return json(introspection("token=" + URLEncoder.encode(token, StandardCharsets.UTF_8), GATEWAY));
  }

  boolean active(String token) {
    return introspect(token).path("active").asBoolean();
  }

  String get(String path) {
    return send(HttpRequest.newBuilder(URI.create(service + path)).GET(), null).body();
  }

  static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (Exception e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request, String user) {
    if (user != null) {
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":any").getBytes(StandardCharsets.UTF_8)));
    }
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
