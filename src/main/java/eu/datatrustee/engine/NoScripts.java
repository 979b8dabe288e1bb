package eu.datatrustee.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.Expression;
import org.camunda.bpm.engine.impl.scripting.ExecutableScript;
import org.camunda.bpm.engine.impl.scripting.ScriptFactory;

/** Refuses every script as a model is read, wherever in the model it stands: script task, listener, condition, parameter. */
class NoScripts extends ScriptFactory {

  @Override
  public ExecutableScript createScriptFromResource(String language, String resource) {
    throw refused();
  }

  @Override
  public ExecutableScript createScriptFromResource(String language, Expression resource) {
    throw refused();
  }

  @Override
  public ExecutableScript createScriptFromSource(String language, String source) {
    throw refused();
  }

  @Override
  public ExecutableScript createScriptFromSource(String language, Expression source) {
    throw refused();
  }

  private static ProcessEngineException refused() {
    return new ProcessEngineException("No model may hold a script");
  }
}
