package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.testing.Repository;

/// Every scenario that ships can be read, expects something, and has a page that explains it.
/// `.ci/run` runs them all.
class ShippedScenariosTest {
  private static final Path SCENARIOS = Repository.root().resolve("examples/scenarios");
  private static final Path DOCS = Repository.root().resolve("docs");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)\\)");

  private static List<String> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> String.valueOf(file.getFileName()))
          .filter(name -> name.endsWith(ending))
          .sorted()
          .toList();
    }
  }

  static List<String> scenarios() throws IOException {
    return files(SCENARIOS, ".yaml");
  }

  static List<String> lessons() throws IOException {
    return files(DOCS.resolve("lessons"), ".md");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void canBeReadAndExpectsSomething(String name) throws IOException, YamlException {
    Scenario scenario = ScenarioReader.read(SCENARIOS.resolve(name), SimulatedPack::check);
    assertTrue(scenario.steps().stream().anyMatch(ScenarioStep.Expect.class::isInstance), name);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void hasAPageThatExplainsIt(String name) throws IOException {
    var pages = new StringBuilder(Files.readString(DOCS.resolve("scenarios.md")));
    for (String lesson : lessons()) {
      pages.append(Files.readString(DOCS.resolve("lessons").resolve(lesson)));
    }
    assertTrue(pages.toString().contains("examples/scenarios/" + name + ")"), name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cold-start",
        "parked-week",
        "voltage-curve",
        "fast-charge",
        "carsharing-day",
        "storage-day",
        "second-life-pack"
      })
  void everyLessonHasItsScenarioPageAndPicture(String name) throws IOException {
    assertTrue(Files.isRegularFile(SCENARIOS.resolve(name + ".yaml")));
    String page = Files.readString(DOCS.resolve("lessons").resolve(name + ".md"));
    assertTrue(page.contains("](../images/lessons/"), "a picture");
    assertTrue(page.contains("## What it shows"), "what it shows");
    assertTrue(page.contains("## What to try next"), "what to try next");
  }

  @ParameterizedTest
  @MethodSource("lessons")
  void whatALessonLinksToIsThere(String name) throws IOException {
    Path page = DOCS.resolve("lessons").resolve(name);
    var links = LINK.matcher(Files.readString(page)).results().map(link -> link.group(1)).toList();
    assertTrue(links.size() > 1, "it links to its scenario and its picture");
    for (String link : links) {
      assertTrue(Files.exists(page.resolveSibling(link)), name + " links to " + link);
    }
  }

  @Test
  void noPictureIsLeftBehind() throws IOException {
    var pages = new StringBuilder(Files.readString(Repository.root().resolve("README.md")));
    for (String lesson : lessons()) {
      pages.append(Files.readString(DOCS.resolve("lessons").resolve(lesson)));
    }
    List<String> unused =
        files(DOCS.resolve("images/lessons"), ".svg").stream()
            .filter(picture -> !pages.toString().contains("images/lessons/" + picture))
            .toList();
    assertEquals(List.of(), unused);
  }
}
