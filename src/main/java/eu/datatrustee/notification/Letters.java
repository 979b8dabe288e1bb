package eu.datatrustee.notification;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Writes the letters. A template's first line is {@code Subject: …}; after an empty line follows the body, to which each language's
 * signature is added. Subjects keep to ASCII, so that a case id is found in a mail's source too.
 */
@Component
class Letters {

  private static final String SUBJECT = "Subject: ";
  private static final int LONGEST_SUBJECT = 200;
  /** Below the 998 octets of RFC 5322 with characters of up to four octets. */
  private static final int LONGEST_LINE = 240;

  private final TemplateEngine engine = engine();
  private final Map<Language, Words> words = new EnumMap<>(Language.class);
  private final OutboxSettings settings;

  Letters(OutboxSettings settings) {
    this.settings = settings;
    for (Language language : Language.values()) {
      words.put(language, new Words(language));
    }
  }

  /** With its documents attached. */
  Letter write(Notice notice, Language language) {
    return write(notice, language, false);
  }

  /**
   * @param apart whether the documents are too large to go with it
   * @throws IllegalArgumentException where there is no such template, or a fact that it needs is missing
   */
  Letter write(Notice notice, Language language, boolean apart) {
    NoticeTemplate template = NoticeTemplate.of(notice.template());
    template.check(notice.facts());
    Context context = context(notice, language);
    String text = engine.process(template.id() + "." + language.code(), context);
    int end = text.indexOf('\n');
    if (!text.startsWith(SUBJECT) || end < 0) {
      throw new IllegalStateException("Template " + template.id() + " has no subject");
    }
    String subject = PlainText.line(text.substring(SUBJECT.length(), end));
    String body = text.substring(end).strip() + "\n\n" + attachments(notice, language, context, apart)
        + engine.process("signature." + language.code(), context).strip() + "\n";
    return new Letter(subject.substring(0, Math.min(subject.length(), LONGEST_SUBJECT)),
        PlainText.folded(body.replace("\r", ""), LONGEST_LINE));
  }

  /** What is attached, or to be fetched, so that the letter's own hash vouches for the documents too. */
  private String attachments(Notice notice, Language language, Context context, boolean apart) {
    context.setVariable("fetched", NoticeTemplate.of(notice.template()).fetched());
    String words = apart ? "documents-apart." : "attachments.";
    return notice.attachments().isEmpty() ? "" : engine.process(words + language.code(), context).strip() + "\n\n";
  }

  private Context context(Notice notice, Language language) {
    Map<String, Object> shown = new HashMap<>();
    notice.facts().forEach((key, fact) -> {
      if (fact != null) {
        shown.put(key, words.get(language).say(key, fact));
      }
    });
    shown.put("caseId", notice.caseId());
    shown.put("name", PlainText.line(notice.name()));
    shown.put("trustee", settings.senderName());
    shown.put("attachments", notice.attachments());
    shown.put("demand", notice.caseId().startsWith("LE-"));
    return new Context(language.locale(), shown);
  }

  /** An engine of its own: the one of the web pages reads HTML. */
  private static TemplateEngine engine() {
    ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver(Letters.class.getClassLoader());
    resolver.setPrefix("templates/notices/");
    resolver.setSuffix(".txt");
    resolver.setTemplateMode(TemplateMode.TEXT);
    resolver.setCharacterEncoding(StandardCharsets.UTF_8.name());
    SpringTemplateEngine engine = new SpringTemplateEngine();
    engine.setTemplateResolver(resolver);
    return engine;
  }
}
