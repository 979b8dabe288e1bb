package eu.datatrustee.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.datatrustee.casework.Refusal;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the answers of a start form to the module that makes a case of them; a process without one is started by no form. */
class StartForms {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ProcessEngineConfigurationImpl engine;
  private final ObjectProvider<StartForm> forms;
  private final ObjectProvider<PlatformTransactionManager> transactions;
  private final Map<String, Set<String>> fields = new ConcurrentHashMap<>();

  StartForms(ProcessEngineConfigurationImpl engine, ObjectProvider<StartForm> forms,
      ObjectProvider<PlatformTransactionManager> transactions) {
    this.engine = engine;
    this.forms = forms;
    this.transactions = transactions;
  }

  ProcessInstance submit(String processDefinitionId, Map<String, Object> given) {
    String key = engine.getCommandExecutorTxRequired().execute(context -> {
      ProcessDefinitionEntity definition = definition(processDefinitionId);
      for (CommandChecker checker : engine.getCommandCheckers()) {
        checker.checkCreateProcessInstance(definition);
      }
      return definition.getKey();
    });
    StartForm form = forms.stream().filter(candidate -> candidate.processKey().equals(key)).findFirst()
        .orElseThrow(() -> Refusal.forbidden("This process is not started by a form"));
    Map<String, Object> answers = Answers.keep(fields.computeIfAbsent(processDefinitionId, this::fieldsOf), given);
    // Case and instance are one transaction, in which the instance just started can be found.
    return new TransactionTemplate(transactions.getObject()).execute(status -> started(form.submit(answers), key));
  }

  private ProcessDefinitionEntity definition(String id) {
    try {
      return engine.getDeploymentCache().findDeployedProcessDefinitionById(id);
    } catch (NotFoundException e) {
      // The engine's REST would make a fault of the service of it.
      throw Refusal.unknown("process definition", id);
    }
  }

  private ProcessInstance started(String caseId, String key) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
      ProcessInstance running = engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(caseId, key)
          .singleResult();
      // A case that a rule refused at once has ended already.
      return running != null ? running : new EndedInstance(caseId, key);
    }));
  }

  private Set<String> fieldsOf(String processDefinitionId) {
    return engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(() -> {
      try (InputStream form = engine.getFormService().getDeployedStartForm(processDefinitionId)) {
        Set<String> keys = new HashSet<>();
        collect(JSON.readTree(form), keys);
        return keys;
      } catch (IOException e) {
        throw new IllegalStateException("A start form cannot be read", e);
      }
    }));
  }

  private static void collect(JsonNode node, Set<String> keys) {
    if (node.isObject() && node.path("key").isTextual()) {
      keys.add(node.get("key").asText());
    }
    node.path("components").forEach(child -> collect(child, keys));
  }
}
