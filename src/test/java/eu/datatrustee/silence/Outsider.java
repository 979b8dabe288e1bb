package eu.datatrustee.silence;

import eu.datatrustee.silence.Crawl.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who must not know, calling one service as a program and, signed in on the page, as a person. */
final class Outsider {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

  private final String url;
  private final String user;
  private String token;
  private final CookieManager cookies = new CookieManager();
  private final HttpClient program = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpClient person = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).cookieHandler(cookies).build();

  /** @param user null for nobody */
  Outsider(String url, String user) {
    this.url = url;
    this.user = user;
    if (user != null) {
      send(person, HttpRequest.newBuilder(URI.create(url + "/login")).header("Content-Type", "application/x-www-form-urlencoded")
          .POST(BodyPublishers.ofString("username=" + user + "&password=demo&_csrf=" + URLEncoder.encode(tokenOf("/login"), StandardCharsets.UTF_8)))
          .build());
      token = tokenOf("/demands");
    }
  }

  HttpResponse<String> asProgram(Call call) {
    HttpRequest.Builder request = request(call);
    if (Desk.REGISTERING.contains(call.path())) {
      // A key that the desk has used: it is another caller's.
      request.header("Idempotency-Key", Desk.KEY);
    }
    if (user != null) {
      request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8)));
    }
    return send(program, request.build());
  }

  HttpResponse<String> asPerson(Call call) {
    HttpRequest.Builder request = request(call);
    if (token != null && !call.method().equals("GET")) {
      request.header("X-CSRF-TOKEN", token);
    }
    cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals("XSRF-TOKEN")).findFirst()
        .ifPresent(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
    return send(person, request.build());
  }

  private HttpRequest.Builder request(Call call) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + call.path().replace(" ", "%20"))).timeout(Duration.ofSeconds(60))
        .method(call.method(), call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
    return call.body() == null ? request : request.header("Content-Type", call.type());
  }

  /** The token of the service's own pages, which each of them has, also one that says no. */
  private String tokenOf(String page) {
    Matcher found = CSRF.matcher(asPerson(new Call("GET", page, null)).body());
    if (!found.find()) {
      throw new IllegalStateException("No token on " + page);
    }
    return found.group(1);
  }

  private static HttpResponse<String> send(HttpClient client, HttpRequest request) {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
