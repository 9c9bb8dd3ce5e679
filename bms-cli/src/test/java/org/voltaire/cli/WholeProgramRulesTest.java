package org.voltaire.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.voltaire.testing.Repository;

/// The borders between the modules, checked on all classes of the program but the console's, which
/// has a test of its own. Each rule gives its reason, because a broken build that does not say why
/// teaches nothing.
@AnalyzeClasses(packages = "org.voltaire", importOptions = DoNotIncludeTests.class)
class WholeProgramRulesTest {
  private static final String[] CORE = {
    "org.voltaire.core..",
    "org.voltaire.measure..",
    "org.voltaire.pack..",
    "org.voltaire.plausibility..",
    "org.voltaire.estimate..",
    "org.voltaire.identify..",
    "org.voltaire.protect..",
    "org.voltaire.limit..",
    "org.voltaire.balance..",
    "org.voltaire.heat..",
    "org.voltaire.contactor..",
    "org.voltaire.event..",
    "org.voltaire.words.."
  };
  private static final Pattern DECLARATION =
      Pattern.compile(
          "^ *(?:(?:public|protected|private|static|final|sealed|non-sealed|abstract) )*"
              + "(?:class|record|enum|interface) (\\w+)",
          Pattern.MULTILINE);
  private static final String DEVICES = "org.voltaire.device..";
  private static final String DATA = "org.voltaire.data..";
  private static final String[] CONFIG = {"org.voltaire.config..", "org.voltaire.chemistry.."};
  private static final String SIM = "org.voltaire.sim..";
  private static final String LINK = "org.voltaire.link..";
  private static final String SHELL = "org.voltaire.pi..";
  private static final String CLI = "org.voltaire.cli..";

  @ArchTest
  static final ArchRule NO_PACKAGES_DEPEND_ON_EACH_OTHER_IN_A_CIRCLE =
      slices()
          .matching("org.voltaire.(**)")
          .should()
          .beFreeOfCycles()
          .because("packages in a circle can only be understood, tested and moved all at once");

  @ArchTest
  static void noTwoTypesHaveTheSameSimpleName(JavaClasses all) {
    Map<String, List<String>> byName =
        all.stream()
            .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
            .filter(type -> !type.getPackageName().startsWith("org.voltaire.link.proto"))
            .filter(type -> !type.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName, mapping(JavaClass::getName, toList())));
    byName.values().removeIf(names -> names.size() == 1);
    assertEquals(Map.of(), byName, "a reader who searches a name must find one type");
  }

  /// Tests too: they are searched as well.
  @ArchTest
  static void noTwoSourcesDeclareTheSameName(JavaClasses all) throws IOException {
    Map<String, Set<String>> byName = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Repository.root())) {
      for (Path file : files.filter(WholeProgramRulesTest::isSource).toList()) {
        Matcher declared = DECLARATION.matcher(Files.readString(file));
        while (declared.find()) {
          byName.computeIfAbsent(declared.group(1), _ -> new TreeSet<>()).add(file.toString());
        }
      }
    }
    assertTrue(byName.containsKey("WholeProgramRulesTest") && byName.size() > all.size() / 2);
    byName.values().removeIf(files -> files.size() == 1);
    assertEquals(Map.of(), byName, "a reader who searches a name must find one type");
  }

  private static boolean isSource(Path file) {
    return file.toString().endsWith(".java")
        && file.toString().contains("/src/")
        && !file.toString().contains("/target/");
  }

  @ArchTest
  static final ArchRule CONFIGURATION_KNOWS_CORE_AND_DEVICES =
      noClasses()
          .that()
          .resideInAnyPackage(CONFIG)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SIM, LINK, DATA, SHELL, CLI)
          .because(
              "a real pack's configuration and chemistry must not come out of the simulator, and"
                  + " checking a file must be safe on any machine");

  @ArchTest
  static final ArchRule BENCH_DATA_KNOWS_CORE_ONLY =
      noClasses()
          .that()
          .resideInAPackage(DATA)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEVICES, "org.voltaire.config..", SIM, LINK, SHELL, CLI)
          .because("the console and the command line both read bench data");

  @ArchTest
  static final ArchRule THE_LINK_KNOWS_CORE_ONLY =
      noClasses()
          .that()
          .resideInAPackage(LINK)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEVICES, DATA, "org.voltaire.config..", SIM, SHELL, CLI)
          .because("whoever reads a recording needs neither devices nor the simulator");

  @ArchTest
  static final ArchRule THE_SIMULATOR_KNOWS_NEITHER_LINK_NOR_SHELL =
      noClasses()
          .that()
          .resideInAPackage(SIM)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(LINK, DATA, SHELL, CLI)
          .because("a simulated battery is what drivers talk to; it must not know who listens");

  @ArchTest
  static final ArchRule THE_SHELL_DOES_NOT_KNOW_THE_SIMULATOR =
      noClasses()
          .that()
          .resideInAPackage(SHELL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(SIM, DATA, CLI)
          .because("what runs beside a real battery must not be able to measure an imagined one");

  @ArchTest
  static final ArchRule ONLY_THE_COMMAND_LINE_COMPOSES_ALL =
      noClasses()
          .that()
          .resideOutsideOfPackage(CLI)
          .should()
          .dependOnClassesThat()
          .resideInAPackage(CLI)
          .because("modules are parts that others may use; the command line is one such use");

  @ArchTest
  static final ArchRule CORE_IS_BELOW_ALL =
      noClasses()
          .that()
          .resideInAnyPackage(CORE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(DEVICES, DATA, "org.voltaire.config..", SIM, LINK, SHELL, CLI)
          .because("a log of inputs replays the machine only if nothing else can reach in");

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
  static final ArchRule ONLY_SHELL_AND_COMMANDS_READ_A_CLOCK =
      noClasses()
          .that()
          .resideOutsideOfPackages(
              SHELL,
              CLI,
              "org.voltaire.link.tcp..",
              "org.voltaire.link.play..",
              "org.voltaire.testing..")
          .should()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(Instant.class, "now")
          .because("time is an argument: read once per tick, recorded, replayed");

  @ArchTest
  static final ArchRule THE_DAEMON_HAS_NO_WINDOW =
      noClasses()
          .that()
          .resideInAnyPackage(SHELL, CLI)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.voltaire.console..", "javafx..")
          .because("the console is another program: it may hang, and the contactors may not");

  @ArchTest
  static final ArchRule THE_SHELL_HAS_NO_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage(SHELL)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("picocli..", "org.jline..")
          .because("the safety loop waits for nobody, and least of all for a terminal");
}
