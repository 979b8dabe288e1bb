package eu.datatrustee.casework.web;

import eu.datatrustee.casework.Refusal;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads {@link PageOf} from the query. */
@Configuration(proxyBeanMethods = false)
class PageOfQuery implements WebMvcConfigurer, HandlerMethodArgumentResolver {

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == PageOf.class;
  }

  @Override
  public PageOf resolveArgument(MethodParameter parameter, ModelAndViewContainer model, NativeWebRequest request,
      WebDataBinderFactory binders) {
    return new PageOf(number(request, "page", 0, Integer.MAX_VALUE, 0), number(request, "size", 1, PageOf.LARGEST, PageOf.USUAL));
  }

  private static int number(NativeWebRequest request, String name, int least, int most, int usual) {
    String given = request.getParameter(name);
    if (given == null || given.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(given);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw Refusal.malformed(name, "must be a whole number from " + least + " to " + most);
  }
}
