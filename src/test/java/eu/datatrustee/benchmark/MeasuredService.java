package eu.datatrustee.benchmark;

import eu.datatrustee.DataTrustee;
import java.io.IOException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** The service as it is, and one endpoint that does nothing, behind the same sign-in: what any call costs that comes in by that door. */
final class MeasuredService {

  static final String EMPTY = "/api/benchmark/empty";

  private MeasuredService() {}

  public static void main(String[] args) {
    new SpringApplicationBuilder(DataTrustee.class).initializers(context -> {
      context.getBeanFactory().registerSingleton("withoutTests", new WithoutTests());
      ((GenericApplicationContext) context).registerBean("emptyEndpoint", RouterFunction.class,
          () -> RouterFunctions.route().POST(EMPTY, request -> ServerResponse.ok().build()).build());
    }).run(args);
  }

  /** The classes of tests are on the path too, and none of theirs belongs to the service. */
  private static final class WithoutTests extends TypeExcludeFilter {

    @Override
    public boolean match(MetadataReader type, MetadataReaderFactory types) throws IOException {
      return type.getResource().getURI().toString().contains("/test-classes/");
    }

    @Override
    public boolean equals(Object other) {
      return other != null && getClass() == other.getClass();
    }

    @Override
    public int hashCode() {
      return getClass().hashCode();
    }
  }
}
