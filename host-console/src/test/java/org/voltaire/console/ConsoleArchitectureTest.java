package org.voltaire.console;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;

/// Which classes of the console may know which others. Each rule says why.
@AnalyzeClasses(packages = "org.voltaire.console", importOptions = DoNotIncludeTests.class)
class ConsoleArchitectureTest {
  /// Each package is a slice of its own, also when one contains another.
  private static final SliceAssignment EACH_PACKAGE =
      new SliceAssignment() {
        @Override
        public SliceIdentifier getIdentifierOf(JavaClass type) {
          return SliceIdentifier.of(type.getPackageName());
        }

        @Override
        public String getDescription() {
          return "each package";
        }
      };

  @ArchTest
  static final ArchRule KNOWS_ONLY_CORE_LINK_DATA_AND_ITS_TOOLKIT =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "org.voltaire.console..",
              "org.voltaire.core..",
              "org.voltaire.pack..",
              "org.voltaire.measure..",
              "org.voltaire.estimate..",
              "org.voltaire.event..",
              "org.voltaire.protect..",
              "org.voltaire.words..",
              "org.voltaire.limit..",
              "org.voltaire.balance..",
              "org.voltaire.heat..",
              "org.voltaire.contactor..",
              "org.voltaire.link..",
              "org.voltaire.data..",
              "javafx..",
              "atlantafx..",
              "picocli..",
              "javax.imageio..",
              "java..",
              "org.jspecify..")
          .because(
              "live, replay and simulation reach the console through one interface; if it knew"
                  + " devices, configurations or the simulator, it could show a pack that is not on"
                  + " the wire");

  @ArchTest
  static final ArchRule NO_CYCLE_BETWEEN_PACKAGES =
      slices()
          .assignedFrom(EACH_PACKAGE)
          .should()
          .beFreeOfCycles()
          .because(
              "a package can be understood, changed and moved only if the others do not need it");

  @ArchTest
  static final ArchRule PAGES_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("org.voltaire.console.view.(overview|estimator)..")
          .should()
          .notDependOnEachOther()
          .because("a page can be added or removed by changing the window alone");

  @ArchTest
  static final ArchRule ONLY_THE_WINDOW_KNOWS_PAGES =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              "org.voltaire.console.view.overview..",
              "org.voltaire.console.view.estimator..",
              "org.voltaire.console.view.window..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.voltaire.console.view.overview..", "org.voltaire.console.view.estimator..")
          .because("what all views need must not depend on one of them");

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
          .because("what may be shown is decided and tested without a window");

  @ArchTest
  static final ArchRule THE_MODEL_HAS_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage("org.voltaire.console.model..", "org.voltaire.console.view..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .because("ages can be tested only if the test sets the time");

  @ArchTest
  static final ArchRule PAINT_KNOWS_NO_BATTERY =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.console.paint..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.voltaire.console.model..", "org.voltaire.console.view..", "org.voltaire.core..")
          .because(
              "shapes and colours can be used anywhere only if they do not know what they stand for");
}
