package eu.datatrustee.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Refusal.Kind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken in, and what it is taken for. */
class UploadsTest {

  private final Uploads uploads = new Uploads();
  private long before;

  @BeforeEach
  void count() throws IOException {
    before = left();
  }

  @AfterEach
  void leavesNoFileBehind() throws IOException {
    assertThat(left()).isEqualTo(before);
  }

  private static long left() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().matches("document-.*\\.part")).count();
    }
  }

  private String type(String fileName, byte[] bytes) {
    try (Upload upload = uploads.received("document", fileName, new ByteArrayInputStream(bytes))) {
      return upload.mediaType();
    }
  }

  private String name(String fileName, byte[] bytes) {
    try (Upload upload = uploads.received("document", fileName, new ByteArrayInputStream(bytes))) {
      return upload.fileName();
    }
  }

  private void refused(Kind kind, String word, byte[] bytes) {
    assertThatThrownBy(() -> type("order.pdf", bytes)).isInstanceOf(Refusal.class).hasMessageContaining("document")
        .hasMessageContaining(word).extracting(refusal -> ((Refusal) refusal).kind()).isEqualTo(kind);
  }

  static Stream<Arguments> taken() {
    return Stream.of(Arguments.of("application/pdf", Papers.pdf()), Arguments.of("image/png", Papers.png()),
        Arguments.of("image/jpeg", Papers.jpeg()), Arguments.of("image/tiff", Papers.tiff()),
        Arguments.of("application/xml", Papers.xml("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<epoc><issuer>AG Köln</issuer></epoc>")),
        Arguments.of("application/xml", Papers.xml("<?xml version='1.0'?><e:EPOC xmlns:e='urn:x'/>")));
  }

  @ParameterizedTest
  @MethodSource("taken")
  @DisplayName("A document is what its content says, whatever it is called")
  void byContent(String type, byte[] bytes) {
    for (String fileName : new String[] {"order.pdf", "order.exe", "order", null}) {
      assertThat(type(fileName, bytes)).isEqualTo(type);
    }
  }

  @Test
  @DisplayName("A type that lies about itself is refused: neither name nor first line makes a PDF")
  void lies() throws IOException {
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream packed = new ZipOutputStream(zip)) {
      packed.putNextEntry(new ZipEntry("order.pdf"));
      packed.write(Papers.pdf());
    }
    refused(Kind.WRONG_TYPE, "no PDF", zip.toByteArray());
    refused(Kind.WRONG_TYPE, "no PDF", "MZ\u0090\0\u0003".getBytes(StandardCharsets.ISO_8859_1));
    refused(Kind.WRONG_TYPE, "no PDF", "Dear trustee, please disclose.".getBytes(StandardCharsets.UTF_8));
    refused(Kind.WRONG_TYPE, "no PDF", "<!DOCTYPE html><html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
    refused(Kind.WRONG_TYPE, "no PDF", Papers.xml("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
    refused(Kind.WRONG_TYPE, "no PDF", Papers.xml("<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"/>"));
    refused(Kind.IMPOSSIBLE, "cut off", "%PDF-1.7\nnothing more".getBytes(StandardCharsets.US_ASCII));
    refused(Kind.IMPOSSIBLE, "begins as XML", Papers.xml("<?xml version=\"1.0\"?><epoc><issuer></epoc>"));
    refused(Kind.WRONG_TYPE, "no PDF", Papers.xml("<?xml version=\"1.0\"?>\u0001\u0002"));
  }

  @Test
  @DisplayName("Nothing that an XML names is expanded or fetched")
  void namesNothing() {
    byte[] bomb = Papers.xml("""
        <?xml version="1.0"?><!DOCTYPE e [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/passwd">
        ]><e>&b;&f;</e>""");
    assertThatThrownBy(() -> type("order.xml", bomb)).isInstanceOf(Refusal.class);
  }

  @Test
  @DisplayName("An XML whose elements stand in one another without end is refused as soon as that is clear; a thousand are taken")
  void deep() {
    String deepest = "<a>".repeat(1000) + "</a>".repeat(1000);
    assertThat(type("order.xml", Papers.xml("<?xml version=\"1.0\"?>" + deepest))).isEqualTo("application/xml");
    assertThat(type("order.xml", Papers.xml("<?xml version=\"1.0\"?><a>" + "<b><c/></b>".repeat(100_000) + "</a>"))).isEqualTo("application/xml");
    refused(Kind.IMPOSSIBLE, "more than 1000 deep", Papers.xml("<?xml version=\"1.0\"?><a>" + deepest + "</a>"));
    refused(Kind.IMPOSSIBLE, "more than 1000 deep", Papers.xml("<?xml version=\"1.0\"?>" + "<a>".repeat(8_000_000)));
  }

  @Test
  @DisplayName("Empty: no byte, or a PDF without a page")
  void empty() {
    refused(Kind.IMPOSSIBLE, "empty", new byte[0]);
    refused(Kind.IMPOSSIBLE, "without a page", Papers.pdf("<< /Type /Pages /Kids [] /Count 0 >>", "<< >>", "<< /Size 4 /Root 1 0 R >>"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<< /Size 4 /Root 1 0 R /Encrypt 9 0 R /ID [<00> <00>] >>", "<< /Size 4 /Root 1 0 R /Encrypt<</Filter/Standard>> >>",
      "<</Size 4/Root 1 0 R/Encrypt\n9 0 R>>", "<< /Size 4 /Root 1 0 R /#45ncr#79pt 9 0 R >>", "<< /Size 4 /Root 1 0 R /Encrypt %x\n9 0 R >>"})
  @DisplayName("An encrypted PDF, however it says so")
  void encrypted(String trailer) {
    refused(Kind.IMPOSSIBLE, "encrypted", Papers.pdf(trailer));
  }

  @Test
  @DisplayName("An open PDF that speaks of encryption is no encrypted one; pages may be packed")
  void open() {
    assertThat(type("a.pdf", Papers.pdf("<< /Size 4 /Root 1 0 R /Info << /Title (About /Encrypt) /EncryptMetadata false >> >>")))
        .isEqualTo("application/pdf");
    assertThat(type("a.pdf", Papers.pdf("<< /Type /ObjStm /N 2 >>", "<< >>", "<< /Size 4 /Root 1 0 R >>"))).isEqualTo("application/pdf");
  }

  @Test
  @DisplayName("25 MB are taken, and not one byte more; what is too large is not read to its end")
  void tooLarge() throws IOException {
    try (Upload upload = uploads.received("document", "scan.png", Papers.picture(Uploads.LARGEST))) {
      assertThat(upload.size()).isEqualTo(25_000_000);
    }
    assertThatThrownBy(() -> uploads.received("document", "scan.png", Papers.picture(Uploads.LARGEST + 1))).isInstanceOf(Refusal.class)
        .hasMessageContaining("25 MB").extracting(refusal -> ((Refusal) refusal).kind()).isEqualTo(Kind.TOO_LARGE);
    long[] read = new long[1];
    assertThatThrownBy(() -> uploads.any("extract", "all.bin", "application/octet-stream", new java.io.InputStream() {
      @Override
      public int read() {
        read[0]++;
        return 7;
      }
    })).isInstanceOf(Refusal.class);
    assertThat(read[0]).isLessThan(Uploads.LARGEST + (1 << 17));
  }

  @Test
  @DisplayName("A name without folders or steering characters, with the extension of the content")
  void fileNames() {
    byte[] pdf = Papers.pdf();
    assertThat(name("../../etc/Anordnung Nr. 7.pdf", pdf)).isEqualTo("Anordnung Nr. 7.pdf");
    assertThat(name("C:\\desk\\order.PDF", pdf)).isEqualTo("order.PDF");
    assertThat(name("order.exe", pdf)).isEqualTo("order.exe.pdf");
    assertThat(name("a\r\nSet-Cookie: x\u202Efdp.pdf", pdf)).isEqualTo("aSet-Cookie xfdp.pdf");
    assertThat(name("Beschluß-Größe.jpeg", Papers.jpeg())).isEqualTo("Beschluß-Größe.jpeg");
    assertThat(name("...", Papers.png())).isEqualTo("document.png");
    assertThat(name(null, Papers.tiff())).isEqualTo("document.tif");
    assertThat(name("x".repeat(500) + ".pdf", pdf)).hasSizeLessThan(130).endsWith(".pdf");
  }

  @Test
  @DisplayName("What counsel adds may be of any type, but not nothing")
  void anyType() {
    byte[] bytes = {1, 2, 3};
    try (Upload upload = uploads.any("extract", "rows.csv", "text/csv", new ByteArrayInputStream(bytes))) {
      assertThat(upload.mediaType()).isEqualTo("text/csv");
      assertThat(upload.fileName()).isEqualTo("rows.csv");
      assertThat(upload.sha256()).isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
    }
    assertThatThrownBy(() -> uploads.any("extract", "rows.csv", "text/csv", new ByteArrayInputStream(new byte[0])))
        .isInstanceOf(Refusal.class).hasMessageContaining("empty");
  }
}
