package eu.datatrustee.engine;

import eu.datatrustee.casework.Refusal;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AbstractAddIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.PatchTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.RemoveTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskVariablesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Closes what leads around a decision to everyone who is signed in, administrators included: handing tasks to others, changing them or
 * their variables, leaving them by an error, starting a process past its checks. The service itself and its models go on using them,
 * from inside a command.
 */
class SideDoors extends CommandInterceptor {

  private static final List<Class<?>> CLOSED = List.of(AssignTaskCmd.class, SetTaskOwnerCmd.class, AbstractAddIdentityLinkCmd.class,
      DeleteIdentityLinkCmd.class, DelegateTaskCmd.class, ResolveTaskCmd.class, SaveTaskCmd.class, CreateTaskCmd.class,
      DeleteTaskCmd.class, AbstractSetTaskPropertyCmd.class, SetTaskVariablesCmd.class, PatchTaskVariablesCmd.class,
      RemoveTaskVariablesCmd.class, HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class, StartProcessInstanceCmd.class,
      StartProcessInstanceAtActivitiesCmd.class);

  private final ProcessEngineConfigurationImpl engine;

  SideDoors(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (Context.getCommandContext() == null && CLOSED.stream().anyMatch(door -> door.isInstance(command))
        && SignedIn.in(engine) != null) {
      throw EngineRefusals.remember(Refusal.forbidden("Tasks are claimed and completed, and cases are started by their forms"));
    }
    return next.execute(command);
  }
}
