package org.voltaire.testing.mutant;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.voltaire.testing.Repository;

/// The tests that have to notice a mutant, those first that do most often for their time.
final class MutantTests {
  /// Tests of `bms-core` that do not meet what is mutated, or that notice any change without saying
  /// what is wrong with it.
  private static final List<String> ELSEWHERE =
      List.of(".estimate.", ".identify.", ".words.", "RulesTest", ".ReplayTest", ".RestDriftTest");

  /// What is asked if no other test of `bms-core` notices: slow, or farther away.
  private static final List<String> AT_LAST =
      List.of("org.voltaire.core.RestDriftTest", "org.voltaire.cli.campaign.FaultCampaignTest");

  /// How long a test may take, s: many times what it does on a busy machine.
  private static final int QUICK_SECONDS = 60, SLOW_SECONDS = 1200;

  private final boolean withSlow;
  private final List<Path> folders = new ArrayList<>();
  private final List<String> classes = new ArrayList<>();
  private final Map<String, byte[]> compiled;
  private final Map<String, Double> secondsOf = new HashMap<>();
  private final Map<String, Integer> noticed = new ConcurrentHashMap<>();

  /// @param withSlow whether the slow ones are asked at last
  MutantTests(boolean withSlow) {
    this.withSlow = withSlow;
    Path tests = Repository.root().resolve("bms-core/target/test-classes");
    folders.add(tests);
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (Files.isDirectory(Path.of(entry))) folders.add(Path.of(entry));
    }
    try (Stream<Path> files = Files.walk(tests)) {
      files
          .map(file -> tests.relativize(file).toString())
          .filter(file -> file.endsWith("Test.class"))
          .map(file -> file.replace(".class", "").replace(File.separatorChar, '.'))
          .filter(name -> ELSEWHERE.stream().noneMatch(part -> name.contains(part)))
          .sorted()
          .forEach(classes::add);
      compiled = MutantLoader.compiled(folders);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /// Runs all of them on what is compiled, and takes their times.
  ///
  /// @throws IllegalStateException if one fails: then nothing can be said of mutants
  void prove() throws IOException, ClassNotFoundException {
    try (var loader = new MutantLoader(folders, compiled, Map.of())) {
      for (String name : classes) {
        long began = System.nanoTime();
        Optional<String> failed = firstFailure(loader, name, "");
        if (failed.isPresent()) {
          throw new IllegalStateException("fails without any mutant: " + failed.get());
        }
        secondsOf.put(name, (System.nanoTime() - began) * 1e-9);
      }
    }
  }

  /// How long each class took, s.
  Map<String, Double> seconds() {
    return secondsOf;
  }

  /// The test that notices that classes are others, as `Class.method`; empty if none does.
  ///
  /// @param first a test to try before all others, as `Class.method`; may be empty
  Optional<String> noticing(Map<String, byte[]> changed, String first)
      throws IOException, ClassNotFoundException {
    try (var loader = new MutantLoader(folders, compiled, changed)) {
      int dot = first.indexOf('.');
      for (String name : names()) {
        if (dot < 0 || !name.endsWith("." + first.substring(0, dot))) continue;
        var failed = firstFailure(loader, name, first.substring(dot + 1));
        if (failed.isPresent()) return failed;
      }
      for (String name : names()) {
        Optional<String> failed = firstFailure(loader, name, "");
        if (failed.isEmpty()) continue;
        noticed.merge(name, 1, Integer::sum);
        return failed;
      }
      return Optional.empty();
    }
  }

  private List<String> names() {
    Map<String, Double> worth = new HashMap<>(); // other threads go on counting
    for (String name : classes) worth.put(name, worth(name));
    List<String> sorted = new ArrayList<>(classes);
    sorted.sort(Comparator.comparingDouble((String name) -> worth.get(name)).reversed());
    if (withSlow) sorted.addAll(AT_LAST);
    return sorted;
  }

  private double worth(String name) {
    return (1 + noticed.getOrDefault(name, 0)) / (0.05 + secondsOf.getOrDefault(name, 1.0));
  }

  private static Optional<String> firstFailure(MutantLoader loader, String name, String method)
      throws ClassNotFoundException {
    int seconds = AT_LAST.contains(name) ? SLOW_SECONDS : QUICK_SECONDS;
    return TestClasses.firstFailure(loader, name, method, seconds);
  }
}
