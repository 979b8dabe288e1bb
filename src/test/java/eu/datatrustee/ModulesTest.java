package eu.datatrustee;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The house's own rules: which way the arrows run, and where the engine may be touched. */
@AnalyzeClasses(packages = "eu.datatrustee", importOptions = ImportOption.DoNotIncludeTests.class)
class ModulesTest {

  @Test
  void arrowsRunOneWay() {
    ApplicationModules.of(DataTrustee.class).verify();
  }

  /** The doorways of the processes (steps), what their models ask for (clocks, facts, reminders), and the engine module. */
  @ArchTest
  static final ArchRule engineStaysBehindItsDoorways = noClasses()
      .that().resideOutsideOfPackage("eu.datatrustee.engine..")
      .and().haveSimpleNameNotEndingWith("Steps").and().haveSimpleNameNotEndingWith("Clocks")
      .and().haveSimpleNameNotEndingWith("Facts").and().haveSimpleNameNotEndingWith("Reminders")
      .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.engine..")
      .because("the way from Camunda to its successor leads through few classes");

  @ArchTest
  static final ArchRule engineInternalsStayInEngine = noClasses()
      .that().resideOutsideOfPackage("eu.datatrustee.engine..")
      .should().dependOnClassesThat().resideInAPackage("org.camunda.bpm..impl..")
      .because("only the engine module knows the engine's inner classes");

  @ArchTest
  static final ArchRule engineKnowsNoFlow = noClasses()
      .that().resideInAPackage("eu.datatrustee.engine..")
      .should().dependOnClassesThat().resideInAnyPackage("eu.datatrustee.access..", "eu.datatrustee.agreement..",
          "eu.datatrustee.deadline..", "eu.datatrustee.notification..", "eu.datatrustee.evidence..", "eu.datatrustee.identity..")
      .because("the engine module serves every flow");
}
