package eu.datatrustee.casework.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import eu.datatrustee.casework.PlainText;
import eu.datatrustee.casework.Refusal;
import eu.datatrustee.casework.Refusal.FieldError;
import eu.datatrustee.casework.Refusal.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers every no of the API as a problem of RFC 9457, with the field or the rule it concerns, and nothing of the inside. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

  @ExceptionHandler(Refusal.class)
  ResponseEntity<ProblemDetail> refusal(Refusal refusal) {
    ProblemDetail problem = problem(refusal.kind().status(), refusal.getMessage(), refusal.errors());
    if (refusal.rule() != null) {
      problem.setProperty("rule", refusal.rule().name());
    }
    return ResponseEntity.status(problem.getStatus()).body(problem);
  }

  /** Two at once: the other was first, or keeps the row for longer than the database lets one wait. */
  @ExceptionHandler({ConcurrencyFailureException.class, QueryTimeoutException.class})
  ResponseEntity<ProblemDetail> lostRace(DataAccessException e) {
    return answer(409, "The case has just been changed by somebody else; read it again");
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException e) {
    Class<?> type = e.getRequiredType();
    String fault = type != null && type.isEnum() ? "is none of " + names(type) : type == String.class ? PlainText.FAULT : "cannot be read";
    return refusal(Refusal.malformed(e.getName(), fault));
  }

  /** Parts that cannot be told apart; that one is too large is the super class's to say. */
  @ExceptionHandler(MultipartException.class)
  ResponseEntity<ProblemDetail> unreadableParts(MultipartException e) {
    return answer(400, "The parts of the body cannot be read");
  }

  @Override
  protected ResponseEntity<Object> handleMaxUploadSizeExceededException(MaxUploadSizeExceededException e, HttpHeaders headers,
      HttpStatusCode status, WebRequest request) {
    return raw(answer(413, "A document is larger than 25 MB, or all of them together than ten of those"));
  }

  @ExceptionHandler(Exception.class)
  ResponseEntity<ProblemDetail> unexpected(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return refusal(refusal);
      }
      if (cause.getClass().getSimpleName().equals("OptimisticLockingException")) {
        return lostRace(null);
      }
    }
    ResponseStatus status = AnnotationUtils.findAnnotation(e.getClass(), ResponseStatus.class);
    if (status != null && status.code().is4xxClientError()) {
      return answer(status.code().value(), status.code().getReasonPhrase());
    }
    LOG.error("A call failed", e);
    return answer(500, "The service has failed; nothing was changed");
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException e, HttpHeaders headers,
      HttpStatusCode status, WebRequest request) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BodyLimit.TooLarge) {
        return raw(answer(413, BodyLimit.DETAIL));
      }
      if (cause instanceof Refusal refusal) {
        return raw(refusal(refusal));
      }
      if (cause instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
        return raw(refusal(Refusal.malformed(path(mapping), fault(mapping))));
      }
    }
    return raw(answer(400, e.getCause() instanceof JsonProcessingException ? "The body is no JSON that can be read" : "The body is missing"));
  }

  @Override
  protected ResponseEntity<Object> handleExceptionInternal(Exception e, Object body, HttpHeaders headers, HttpStatusCode status,
      WebRequest request) {
    HttpStatus known = HttpStatus.resolve(status.value());
    String detail = body instanceof ProblemDetail problem && status.is4xxClientError() ? problem.getDetail() : null;
    ResponseEntity<ProblemDetail> answer = answer(status.value(), detail != null ? detail : known == null ? null : known.getReasonPhrase());
    return ResponseEntity.status(answer.getStatusCode()).headers(headers).body(answer.getBody());
  }

  private static String path(JsonMappingException e) {
    return e.getPath().stream().map(at -> at.getFieldName() == null ? "[" + at.getIndex() + "]" : at.getFieldName())
        .collect(Collectors.joining(".")).replace(".[", "[");
  }

  private static String fault(JsonMappingException e) {
    if (e instanceof UnrecognizedPropertyException) {
      return "is no field of this call";
    }
    if (e instanceof InvalidFormatException format && format.getTargetType().isEnum()) {
      return "is none of " + names(format.getTargetType());
    }
    if (e instanceof InvalidFormatException format && format.getTargetType() == String.class && format.getValue() instanceof String) {
      return PlainText.FAULT;
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return "must be " + kind(mismatch.getTargetType());
    }
    return "cannot be read";
  }

  private static String kind(Class<?> type) {
    return switch (type.getSimpleName()) {
      case "Instant" -> "an instant such as 2026-08-14T09:30:00Z";
      case "Integer", "int", "Long", "long" -> "a whole number";
      case "Boolean", "boolean" -> "true or false";
      case "String" -> "a text";
      case "List", "ArrayList", "Collection" -> "a list";
      default -> type.isEnum() ? "one of " + names(type) : "an object";
    };
  }

  private static String names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants()).map(Object::toString).collect(Collectors.joining(", "));
  }

  private static ResponseEntity<ProblemDetail> answer(int status, String detail) {
    return ResponseEntity.status(status).body(problem(status, detail, List.of()));
  }

  private static ResponseEntity<Object> raw(ResponseEntity<ProblemDetail> answer) {
    return ResponseEntity.status(answer.getStatusCode()).body(answer.getBody());
  }

  private static ProblemDetail problem(int status, String detail, List<FieldError> errors) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
    HttpStatus known = HttpStatus.resolve(status);
    problem.setTitle(known == null ? Kind.MALFORMED.name() : known.getReasonPhrase());
    if (!errors.isEmpty()) {
      problem.setProperty("errors", errors);
    }
    return problem;
  }
}
