package eu.datatrustee.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The one client that everything is called with. */
final class Http {

  private static final HttpClient CLIENT = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Http() {}

  static HttpRequest json(String url, String userId, String body) {
    return post(url, userId, "application/json", body);
  }

  static HttpRequest form(String url, String userId, String body) {
    return post(url, userId, "application/x-www-form-urlencoded", body);
  }

  /** @param userId of the demonstration, or null for nobody */
  private static HttpRequest post(String url, String userId, String type, String body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30))
        .header("Content-Type", type).POST(BodyPublishers.ofString(body));
    return signed(request, userId).build();
  }

  static HttpRequest get(String url, String userId) {
    return signed(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(30)), userId).build();
  }

  static HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return CLIENT.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends what must succeed, and returns the answer's body. */
  static String done(HttpRequest request) throws IOException {
    HttpResponse<String> answer = send(request);
    if (answer.statusCode() >= 300) {
      throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + " " + answer.body());
    }
    return answer.body();
  }

  private static HttpRequest.Builder signed(HttpRequest.Builder request, String userId) {
    return userId == null ? request : request.header("Authorization",
        "Basic " + Base64.getEncoder().encodeToString((userId + ":demo").getBytes(StandardCharsets.UTF_8)));
  }
}
