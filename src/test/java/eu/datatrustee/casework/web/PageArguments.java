package eu.datatrustee.casework.web;

import org.springframework.web.method.support.HandlerMethodArgumentResolver;

/** Lends the reading of pages to tests of a single controller. */
public final class PageArguments {

  private PageArguments() {}

  public static HandlerMethodArgumentResolver resolver() {
    return new PageOfQuery();
  }
}
