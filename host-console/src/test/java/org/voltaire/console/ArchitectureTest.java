package org.voltaire.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// The promises of the console. Each rule carries its reason.
@AnalyzeClasses(packages = "org.voltaire.console", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule KNOWS_ONLY_CORE_LINK_AND_ITS_TOOLKIT =
      classes()
          .that()
          .resideInAPackage("org.voltaire.console..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.voltaire.console..",
              "org.voltaire.core..",
              "org.voltaire.pack..",
              "org.voltaire.measure..",
              "org.voltaire.estimate..",
              "org.voltaire.protect..",
              "org.voltaire.limit..",
              "org.voltaire.contactor..",
              "org.voltaire.link..",
              "javafx..",
              "atlantafx..",
              "picocli..",
              "javax.imageio..",
              "java..",
              "org.jspecify..")
          .because("a console that knows devices would show a pack that is not on the wire");

  @ArchTest
  static final ArchRule NEVER_KNOWS_DEVICES =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.voltaire.device..", "org.voltaire.pi..", "com.pi4j..", "jssc..")
          .because("live, replay and simulation reach the console through one interface only");

  @ArchTest
  static final ArchRule THE_MODEL_HAS_NO_WINDOW =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.console.model..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "javafx..",
              "atlantafx..",
              "org.voltaire.console.view..",
              "org.voltaire.console.paint..")
          .because("what may be shown is decided, and tested, without a screen");

  @ArchTest
  static final ArchRule THE_MODEL_HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage("org.voltaire.console.model..", "org.voltaire.console.view..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("an age that cannot be tested on a clock moved by hand will one day be wrong");

  @ArchTest
  static final ArchRule PAINT_KNOWS_NO_BATTERY =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.console.paint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.voltaire.console.model..", "org.voltaire.console.view..", "org.voltaire.core..")
          .because("strokes are reusable only while they mean nothing");
}
