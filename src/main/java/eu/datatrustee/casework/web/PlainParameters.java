package eu.datatrustee.casework.web;

import eu.datatrustee.casework.PlainText;
import java.beans.PropertyEditorSupport;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;

/** Reads the parameters of queries and forms as texts, and refuses, by name, one that is none. */
@ControllerAdvice
class PlainParameters {

  @InitBinder
  void texts(WebDataBinder binder) {
    binder.registerCustomEditor(String.class, new PropertyEditorSupport() {
      @Override
      public void setAsText(String text) {
        if (text != null && !PlainText.is(text)) {
          throw new IllegalArgumentException(PlainText.FAULT);
        }
        setValue(text);
      }
    });
  }
}
