package org.voltaire.sim;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.voltaire.contactor.Contactors;

/// The promises of this module. Each rule carries its reason, because a broken build that does not
/// say why teaches nothing.
@AnalyzeClasses(packages = "org.voltaire.sim", importOptions = DoNotIncludeTests.class)
class PlantRulesTest {

  @ArchTest
  static final ArchRule THE_PLANT_KNOWS_CORE_AND_DEVICES =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.sim..")
          .and()
          .resideOutsideOfPackage("org.voltaire.sim.scenario..")
          .should()
          .dependOnClassesThat(
              resideOutsideOfPackages(
                      "org.voltaire.sim..",
                      "org.voltaire.heat..",
                      "org.voltaire.measure..",
                      "org.voltaire.pack..",
                      "org.voltaire.device..",
                      "org.voltaire.chemistry..",
                      "org.voltaire.words..",
                      "tools.jackson..",
                      "com.fasterxml.jackson.annotation..",
                      "org.jspecify..",
                      "java..")
                  .and(not(type(Contactors.class))))
          .because(
              "a simulated battery is what drivers talk to; it must not know who listens. What"
                  + " its coils are told, Contactors, is a wire and no listener");

  @ArchTest
  static final ArchRule THE_PLANT_DOES_NOT_KNOW_THE_SCENARIOS =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.sim..")
          .and()
          .resideOutsideOfPackage("org.voltaire.sim.scenario..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.voltaire.sim.scenario..")
          .because("a scenario joins the plant to the step; neither may know the other");

  @ArchTest
  static final ArchRule SCENARIOS_LEAVE_FILES_AND_LINKS_TO_THE_PROGRAM =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.sim.scenario..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.voltaire.link..", "org.voltaire.pi..")
          .because("who records and plots a run is told of it through RunListener");

  @ArchTest
  static final ArchRule THE_PLANT_HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.sim..")
          .and()
          .resideOutsideOfPackage("org.voltaire.sim.terminal..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Instant.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .because(
              "whoever looks says what time it is, so that days pass in seconds and repeat; only a"
                  + " board on a pseudo-terminal answers in real time");

  @ArchTest
  static final ArchRule CHANCE_COMES_FROM_A_SEED =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.sim..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom")
          .orShould()
          .callMethod(Math.class, "random")
          .because("a scenario that cannot be run again proves nothing");

  @ArchTest
  static final ArchRule THE_PLANT_COMPUTES_THE_SAME_EVERYWHERE =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.sim..")
          .should()
          .callMethod(Math.class, "exp", double.class)
          .orShould()
          .callMethod(Math.class, "log", double.class)
          .orShould()
          .callMethod(Math.class, "pow", double.class, double.class)
          .orShould()
          .callMethod(Math.class, "tanh", double.class)
          .orShould()
          .callMethod(Math.class, "sin", double.class)
          .orShould()
          .callMethod(Math.class, "cos", double.class)
          .because("Math may differ in the last bit between processors; StrictMath may not");
}
