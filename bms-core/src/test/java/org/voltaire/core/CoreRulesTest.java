package org.voltaire.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;

/// The promises the design rests on. Each rule carries its reason, because a broken build that does
/// not say why teaches nothing.
@AnalyzeClasses(
    packages = "org.voltaire",
    importOptions = {DoNotIncludeTests.class, CoreRulesTest.CoreOnly.class})
class CoreRulesTest {
  /// What tests share is beside core on their class path, and no part of it.
  static final class CoreOnly implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/org/voltaire/testing/");
    }
  }

  private static final String[] STAGES = {
    "org.voltaire.plausibility..",
    "org.voltaire.estimate..",
    "org.voltaire.protect..",
    "org.voltaire.limit..",
    "org.voltaire.balance..",
    "org.voltaire.heat..",
    "org.voltaire.contactor.."
  };

  @ArchTest
  static final ArchRule CORE_STANDS_ALONE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.voltaire.identify..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages("org.voltaire..", "java.lang..", "java.util..", "org.jspecify..")
          .because("a log of inputs replays the machine only if nothing else can reach in");

  @ArchTest
  static final ArchRule IDENTIFICATION_MAY_USE_A_LIBRARY =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.identify..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "org.voltaire.identify..",
              "org.voltaire.measure..",
              "org.voltaire.pack..",
              "java.lang..",
              "java.util..",
              "org.jspecify..",
              "org.apache.commons.math3..")
          .because(
              "it runs once on a bench; least squares of a library serve it well, I/O does not");

  @ArchTest
  static final ArchRule THE_STEP_DOES_NOT_IDENTIFY =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.voltaire.identify..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.voltaire.identify..")
          .because("a model is given to the step; who makes it is none of its business");

  @ArchTest
  static final ArchRule CORE_HAS_NO_CLOCK =
      noClasses()
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .accessClassesThat()
          .areAssignableTo(Thread.class)
          .because("time is an argument: read once per tick, recorded, replayed");

  @ArchTest
  static final ArchRule CORE_IS_NOT_RANDOM =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("java.util.Random")
          .orShould()
          .callMethod(Math.class, "random")
          .because("chance cannot be replayed");

  @ArchTest
  static final ArchRule CORE_COMPUTES_THE_SAME_EVERYWHERE =
      noClasses()
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

  @ArchTest
  static final ArchRule STAGES_MEET_ONLY_IN_THE_STEP =
      SlicesRuleDefinition.slices()
          .matching("org.voltaire.(plausibility|estimate|protect|limit|balance|heat|contactor)..")
          .should()
          .notDependOnEachOther()
          .because("who reads Bms.step has read how the stages are joined");

  @ArchTest
  static final ArchRule EVENTS_DECIDE_NOTHING =
      noClasses()
          .that()
          .resideInAnyPackage(STAGES)
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.voltaire.event..")
          .because("what people have seen or not must not reach back into a protection");

  @ArchTest
  static final ArchRule EVENTS_KNOW_ALARMS_ONLY =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.event..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "org.voltaire.event..",
              "org.voltaire.protect..",
              "org.voltaire.pack..",
              "java.lang..",
              "java.util..",
              "org.jspecify..")
          .because("who reads Bms.step has read how the stages are joined");

  @ArchTest
  static final ArchRule WORDS_KNOW_NO_STAGE =
      noClasses()
          .that()
          .resideInAnyPackage("org.voltaire.measure..", "org.voltaire.pack..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(STAGES)
          .because("the words come before what is said with them");

  @ArchTest
  static final ArchRule SENTENCES_ARE_LOADED_IN_ONE_PLACE =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.voltaire.words..")
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.util\\.(ResourceBundle|Properties|ServiceLoader)(\\$.*)?")
          .orShould()
          .callMethod(Class.class, "getResourceAsStream", String.class)
          .because("loading is I/O: it happens once, in the class that words faults for people");

  @ArchTest
  static final ArchRule THE_STEP_SAYS_NOTHING =
      noClasses()
          .that()
          .resideOutsideOfPackage("org.voltaire.words..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.voltaire.words..")
          .because("the step decides; what people are told of it does not reach back");
}
