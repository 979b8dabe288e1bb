package eu.datatrustee.engine;

import java.io.IOException;
import java.io.InputStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys all models and forms as one deployment under the same names however the service was started, and only when one of them
 * has changed. All of them each time, since forms, decisions and called processes bind to their deployment.
 */
@Component
class Deployment {

  private static final Logger LOG = LoggerFactory.getLogger(Deployment.class);
  static final String NAME = "data-trustee";

  private final RepositoryService repository;

  Deployment(RepositoryService repository) {
    this.repository = repository;
  }

  /** @return the deployment's id, an old one where nothing has changed */
  String deploy() {
    DeploymentBuilder deployment = repository.createDeployment().name(NAME).source(NAME).enableDuplicateFiltering(false);
    PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
    try {
      for (String pattern : new String[] {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"}) {
        for (Resource resource : resources.getResources("classpath*:" + pattern)) {
          try (InputStream content = resource.getInputStream()) {
            deployment.addInputStream(pattern.substring(0, pattern.indexOf('/') + 1) + resource.getFilename(), content);
          }
        }
      }
    } catch (IOException e) {
      throw new IllegalStateException("A model or form cannot be read", e);
    }
    String id = deployment.deploy().getId();
    LOG.info("Models and forms are those of deployment {}", id);
    return id;
  }
}
