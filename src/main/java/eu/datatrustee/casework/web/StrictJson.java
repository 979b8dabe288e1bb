package eu.datatrustee.casework.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.type.LogicalType;
import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.WrittenTime;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.boot.autoconfigure.jackson.Jackson2ObjectMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads JSON by the letter: an unknown field or another type is a fault that names its field, never a guess. */
@Configuration(proxyBeanMethods = false)
class StrictJson {

  @Bean
  Jackson2ObjectMapperBuilderCustomizer byTheLetter() {
    return builder -> builder
        .featuresToDisable(MapperFeature.ALLOW_COERCION_OF_SCALARS, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .featuresToEnable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS,
            DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .deserializerByType(Instant.class, new WrittenInstant())
        .deserializerByType(String.class, new WrittenText())
        .postConfigurer(mapper -> mapper.coercionConfigFor(LogicalType.Textual)
            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail));
  }

  /** A text is one that every database keeps. */
  private static final class WrittenText extends StringDeserializer {

    @Override
    public String deserialize(JsonParser json, DeserializationContext context) throws IOException {
      String text = super.deserialize(json, context);
      return text == null || PlainText.is(text) ? text : (String) context.handleWeirdStringValue(String.class, text, PlainText.FAULT);
    }
  }

  /** An instant is written out, with its offset, in a year that databases know: a number says neither its unit nor its zone. */
  private static final class WrittenInstant extends StdScalarDeserializer<Instant> {

    WrittenInstant() {
      super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        return (Instant) context.handleUnexpectedToken(Instant.class, json);
      }
      try {
        OffsetDateTime written = OffsetDateTime.parse(json.getText());
        if (WrittenTime.isKept(written.getYear())) {
          return written.toInstant();
        }
      } catch (DateTimeException e) {
        // Said below.
      }
      return (Instant) context.handleWeirdStringValue(Instant.class, json.getText(), "no instant with an offset");
    }
  }
}
