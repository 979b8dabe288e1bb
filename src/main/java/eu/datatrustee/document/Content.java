package eu.datatrustee.document;

import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import eu.datatrustee.casework.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/** What a document is by its content; its name and its sender's word count for nothing. */
final class Content {

  private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
  private static final Set<String> PICTURES = Set.of("image/tiff", "image/png", "image/jpeg");
  /** A parser keeps all that is open at once; no form of any authority comes near it. */
  private static final int DEEPEST = 1000;
  private static final Set<String> NO_PAPERS = Set.of("application/xhtml+xml", "image/svg+xml");

  private Content() {}

  /** @throws Refusal (wrong type, impossible) where it is nothing that a case keeps */
  static String of(String field, Path file) throws IOException {
    MediaType type = detect(file);
    if (PICTURES.contains(type.toString())) {
      return type.toString();
    }
    if (type.equals(MediaType.application("pdf"))) {
      PdfLook.at(file).check(field);
      return "application/pdf";
    }
    if (xml(type)) {
      wellFormed(field, file);
      return "application/xml";
    }
    throw Refusal.of(Refusal.Kind.WRONG_TYPE, field + " is no PDF, TIFF, PNG, JPEG or XML by its content");
  }

  private static MediaType detect(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      return TYPES.detect(bytes, new Metadata()).getBaseType();
    }
  }

  private static boolean xml(MediaType type) {
    return !NO_PAPERS.contains(type.toString()) && (type.equals(MediaType.APPLICATION_XML)
        || TYPES.getMediaTypeRegistry().isSpecializationOf(type, MediaType.APPLICATION_XML));
  }

  /** Reads it once without looking up anything that it names: no entity is expanded and nothing is fetched. */
  private static void wellFormed(String field, Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    try (InputStream bytes = Files.newInputStream(file)) {
      XMLStreamReader reader = factory.createXMLStreamReader(bytes);
      int depth = 0;
      while (reader.hasNext()) {
        int event = reader.next();
        depth += event == START_ELEMENT ? 1 : event == END_ELEMENT ? -1 : 0;
        if (depth > DEEPEST) {
          throw Refusal.impossible(field, "has elements in one another more than " + DEEPEST + " deep");
        }
      }
    } catch (XMLStreamException e) {
      throw Refusal.impossible(field, "begins as XML and is none");
    }
  }
}
