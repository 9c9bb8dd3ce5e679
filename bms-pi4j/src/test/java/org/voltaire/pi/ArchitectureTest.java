package org.voltaire.pi;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;

/// The promises that all modules of the program on the Pi keep together. Each rule carries its
/// reason, because a broken build that does not say why teaches nothing.
@AnalyzeClasses(packages = "org.voltaire", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule WIRES_ARE_BEHIND_ONE_PACKAGE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.voltaire.pi.bus..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.pi4j..", "jssc..")
          .because(
              "a library for wires is replaced in one package, and everything else is tested"
                  + " without a Pi");

  @ArchTest
  static final ArchRule THE_SHELL_HAS_THE_ONLY_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.voltaire.pi..", "org.voltaire.link.tcp..", "org.voltaire.link.play..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .because("time is an argument: read once per tick, recorded, replayed");

  @ArchTest
  static final ArchRule NOTHING_KNOWS_THE_SHELL =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.voltaire.pi..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.voltaire.pi..")
          .because("the console and the simulator run where there is no Pi and no serial port");

  @ArchTest
  static final ArchRule THE_DAEMON_HAS_NO_WINDOW =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.pi..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.voltaire.console..", "javafx..")
          .because("the console is another program: it may hang, and the contactors may not");

  @ArchTest
  static final ArchRule CONFIGURATION_AND_VIEW_TOUCH_NO_HARDWARE =
      noClasses()
          .that()
          .resideInAnyPackage("org.voltaire.pi.config..", "org.voltaire.pi.view..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.voltaire.pi.bus..", "org.voltaire.pi.instrument..")
          .because("checking a file and looking at a pack must be safe on any machine");
}
