package eu.datatrustee.casework.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses bodies over 1 MiB, by their stated length or as they are read; documents have a limit of their own where they are taken in.
 * Of parts, which the server itself reads and writes to the disk, only the stated length counts elsewhere: without one there are none.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class BodyLimit extends OncePerRequestFilter {

  static final int MOST = 1024 * 1024;
  /** Where a call's whole body is a document. */
  private static final Pattern DOCUMENT = Pattern.compile("/api/.+/(extract|document)");
  /** Where documents are parts of a call. */
  private static final Pattern DOCUMENTS = Pattern.compile(
      "/api/(demands|third-party-requests|subprocessor-proposals)(/[^/]+/(documents|notice-proofs))?"
      + "|/demands(/[^/]+/(documents|notice-proofs|items))?|/consents/[^/]+/[^/]+");
  static final String DETAIL = "The body is larger than 1 MiB";

  /** Thrown while a body is read that turns out too large. */
  static final class TooLarge extends IOException {

    TooLarge() {
      super(DETAIL);
    }
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return parts(request) && request.getMethod().equals("POST") && DOCUMENTS.matcher(request.getRequestURI()).matches()
        || request.getMethod().equals("PUT") && DOCUMENT.matcher(request.getRequestURI()).matches();
  }

  private static boolean parts(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (request.getContentLengthLong() > MOST || parts(request) && request.getContentLengthLong() < 0) {
      response.setStatus(413);
      response.setContentType("application/problem+json");
      response.getWriter().write("{\"type\":\"about:blank\",\"title\":\"Payload Too Large\",\"status\":413,\"detail\":\"" + DETAIL + "\"}");
      return;
    }
    chain.doFilter(new Counted(request), response);
  }

  private static final class Counted extends HttpServletRequestWrapper {

    Counted(HttpServletRequest request) {
      super(request);
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      ServletInputStream body = super.getInputStream();
      return new ServletInputStream() {
        private int read;

        @Override
        public int read() throws IOException {
          int one = body.read();
          count(one < 0 ? 0 : 1);
          return one;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
          int some = body.read(into, offset, length);
          count(Math.max(0, some));
          return some;
        }

        private void count(int bytes) throws TooLarge {
          read += bytes;
          if (read > MOST) {
            throw new TooLarge();
          }
        }

        @Override
        public boolean isFinished() {
          return body.isFinished();
        }

        @Override
        public boolean isReady() {
          return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
          body.setReadListener(listener);
        }
      };
    }

    @Override
    public BufferedReader getReader() throws IOException {
      return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
    }
  }
}
