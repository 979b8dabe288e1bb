package eu.datatrustee.document;

import eu.datatrustee.identity.Caller;
import eu.datatrustee.identity.CurrentCaller;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;

/** Documents for tests: their store on a given database, and bytes that are what they say. */
public final class Papers {

  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] PNG = HEX.parseHex("89504e470d0a1a0a0000000d494844520000000100000001080200000090775" + "3de");

  private Papers() {}

  public static void createTables(DataSource database) {
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V65__documents.sql"),
        new ClassPathResource("db/migration/V111__copied_documents.sql")).execute(database);
  }

  public static Documents on(DataSource database) {
    CurrentCaller nobody = new CurrentCaller() {
      @Override
      public Caller caller() {
        throw new IllegalStateException("Nobody is signed in");
      }

      @Override
      public Optional<Caller> signedIn() {
        return Optional.empty();
      }
    };
    return new StoredDocuments(JdbcClient.create(database), nobody, Clock.fixed(Instant.parse("2026-08-14T09:30:00Z"), ZoneOffset.UTC));
  }

  public static Upload upload(String fileName, byte[] bytes) {
    return new Uploads().received("document", fileName, new ByteArrayInputStream(bytes));
  }

  /** Bytes of any kind, under the type that their sender gives them. */
  public static Upload upload(String fileName, String mediaType, byte[] bytes) {
    return new Uploads().any("extract", fileName, mediaType, new ByteArrayInputStream(bytes));
  }

  /** A PDF of one page that says nothing. */
  public static byte[] pdf() {
    return pdf("<< /Size 4 /Root 1 0 R >>");
  }

  public static byte[] pdf(String trailer) {
    return pdf("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>", trailer);
  }

  /** Objects, their table and a trailer, as ISO 32000-1 wants them. */
  public static byte[] pdf(String pages, String page, String trailer) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringBuilder table = new StringBuilder("xref\n0 4\n0000000000 65535 f \n");
    out.writeBytes("%PDF-1.7\n%\u00e4\u00fc\u00f6\u00df\n".getBytes(StandardCharsets.ISO_8859_1));
    String[] objects = {"<< /Type /Catalog /Pages 2 0 R >>", pages, page};
    for (int i = 0; i < objects.length; i++) {
      table.append("%010d 00000 n \n".formatted(out.size()));
      out.writeBytes("%d 0 obj\n%s\nendobj\n".formatted(i + 1, objects[i]).getBytes(StandardCharsets.ISO_8859_1));
    }
    int start = out.size();
    out.writeBytes((table + "trailer\n" + trailer + "\nstartxref\n" + start + "\n%%EOF\n").getBytes(StandardCharsets.ISO_8859_1));
    return out.toByteArray();
  }

  public static byte[] png() {
    return PNG.clone();
  }

  public static byte[] jpeg() {
    return HEX.parseHex("ffd8ffe000104a46494600010100000100010000ffd9");
  }

  public static byte[] tiff() {
    return HEX.parseHex("49492a0008000000000000000000");
  }

  public static byte[] xml(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A picture by its first bytes, then noise that repeats nothing, without being held anywhere. */
  public static InputStream picture(long size) {
    return new InputStream() {
      private long at;
      private long noise = 88_172_645_463_325_252L;

      @Override
      public int read() {
        if (at >= size) {
          return -1;
        }
        noise ^= noise << 13;
        noise ^= noise >>> 7;
        noise ^= noise << 17;
        return at < PNG.length ? PNG[(int) at++] & 0xff : (int) (noise + at++) & 0xff;
      }
    };
  }
}
