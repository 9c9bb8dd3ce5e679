package org.voltaire.link;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;

/// The promises of this module. Each rule carries its reason, because a broken build that does not
/// say why teaches nothing.
@AnalyzeClasses(packages = "org.voltaire.link", importOptions = DoNotIncludeTests.class)
class LinkRulesTest {

  @ArchTest
  static final ArchRule LINK_KNOWS_CORE_AND_TWO_LIBRARIES =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.link..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "org.voltaire.link..",
              "org.voltaire.core..",
              "org.voltaire.contactor..",
              "org.voltaire.estimate..",
              "org.voltaire.event..",
              "org.voltaire.limit..",
              "org.voltaire.heat..",
              "org.voltaire.balance..",
              "org.voltaire.measure..",
              "org.voltaire.pack..",
              "org.voltaire.protect..",
              "com.google.protobuf..",
              "io.airlift.compress..",
              "org.jspecify..",
              "java..")
          .because("the console takes this module and must not get devices or Pi4J with it");

  @ArchTest
  static final ArchRule MCAP_IS_A_LIBRARY =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.link.mcap..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              "org.voltaire.link.mcap..",
              "com.google.protobuf..",
              "io.airlift.compress..",
              "org.jspecify..",
              "java..")
          .because("a file format knows nothing of batteries, so anybody may use it for anything");

  @ArchTest
  static final ArchRule RECORDINGS_KNOW_NO_SHELL =
      noClasses()
          .that()
          .resideInAPackage("org.voltaire.link.record..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.voltaire.link.tcp..", "org.voltaire.link.play..", "java.net..")
          .because("the same bytes go to disk and over TCP: what they mean is neither's business");

  @ArchTest
  static final ArchRule BYTES_HAVE_NO_CLOCK =
      noClasses()
          .that()
          .resideInAnyPackage("org.voltaire.link.mcap..", "org.voltaire.link.record..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Instant.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Thread.class)
          .because("time comes with the tick; a recording made twice must be the same bytes");
}
