package org.voltaire.device;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.LocalDate;

/// The promises of this module. Each rule carries its reason, because a broken build that does not
/// say why teaches nothing.
@AnalyzeClasses(packages = "org.voltaire.device", importOptions = DoNotIncludeTests.class)
class DeviceRulesTest {

  @ArchTest
  static final ArchRule DEVICES_STAND_ALONE =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.device..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "org.voltaire.device..",
              "org.voltaire.measure",
              "org.jspecify..",
              "java.io",
              "java.lang..",
              "java.math",
              "java.nio..",
              "java.time..",
              "java.util",
              "java.util.function",
              "java.util.stream")
          .because(
              "what a chip means depends on bytes alone, and what it reads is said in the words of"
                  + " measure: the daemon, the simulator and a test share it, and no driver knows"
                  + " a decision");

  @ArchTest
  static final ArchRule DEVICES_KNOW_NO_WIRES =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.device..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.pi4j..", "jssc..", "com.fazecast..")
          .because("how bytes travel is behind I2cBus and SerialLine; a driver must run on any");

  @ArchTest
  static final ArchRule DEVICES_HAVE_NO_CLOCK =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.device..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.time.Instant")
          .because(
              "waiting belongs to the line, so a scenario runs on a virtual clock without waiting");

  @ArchTest
  static final ArchRule DEVICES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("org.voltaire.device.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(resideInAPackage("..device.registry.."), alwaysTrue())
          .because(
              "a device is understood by reading its own package and the ports; only the list of"
                  + " all knows several");
}
