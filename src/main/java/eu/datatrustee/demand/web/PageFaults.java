package eu.datatrustee.demand.web;

import eu.datatrustee.casework.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.ModelAndView;

/** What cannot be done on a page of the cases is said on a page, whatever the reason; before the API's own words for it. */
@ControllerAdvice(assignableTypes = {CasePages.class, CaseForms.class, ItemForm.class, RegistrationPage.class})
@Order(0)
class PageFaults {

  private static final Logger LOG = LoggerFactory.getLogger(PageFaults.class);

  private final PageAnswers answers;

  PageFaults(PageAnswers answers) {
    this.answers = answers;
  }

  @ExceptionHandler(Refusal.class)
  ModelAndView refused(Refusal refusal) {
    return answers.no(refusal);
  }

  @ExceptionHandler(MaxUploadSizeExceededException.class)
  ModelAndView tooLarge() {
    return answers.no(Refusal.of(Refusal.Kind.TOO_LARGE, "A document is larger than 25 MB. Nothing was changed."));
  }

  /** Two at once: the other was first, or keeps the row for longer than the database lets one wait. */
  @ExceptionHandler({ConcurrencyFailureException.class, QueryTimeoutException.class})
  ModelAndView lostRace() {
    return answers.no(Refusal.conflict("Somebody else has just changed this case. Nothing was changed: look at it again."));
  }

  @ExceptionHandler(MissingServletRequestParameterException.class)
  ModelAndView missing(MissingServletRequestParameterException e) {
    return answers.no(Refusal.malformed(e.getParameterName(), "is missing"));
  }

  @ExceptionHandler(MethodArgumentTypeMismatchException.class)
  ModelAndView unreadable(MethodArgumentTypeMismatchException e) {
    return answers.no(Refusal.malformed(e.getName(), "is none of the choices"));
  }

  @ExceptionHandler(MultipartException.class)
  ModelAndView unreadableParts() {
    return answers.no(HttpStatus.BAD_REQUEST, "Not done", "What was sent cannot be read. Nothing was changed.");
  }

  @ExceptionHandler(Exception.class)
  ModelAndView unexpected(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof Refusal refusal) {
        return answers.no(refusal);
      }
      if (cause.getClass().getSimpleName().equals("OptimisticLockingException")) {
        return lostRace();
      }
    }
    if (e instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
      return unreadableParts();
    }
    LOG.error("A page failed", e);
    return answers.no(HttpStatus.INTERNAL_SERVER_ERROR, "The service has failed", "Nothing was changed. If it happens again, tell the operators.");
  }
}
