package org.voltaire.sim.scenario.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlText;
import org.voltaire.sim.bench.Metering;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.Scenario;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Unit;

/// Reads a scenario and checks all of it before anything runs.
public final class ScenarioReader {
  private static final String CLOSING = "nothing was run";
  private static final int MOST_STEPS = 100_000;

  /// A mistake in a long repeat is reported once; this many different ones are enough.
  private static final int MOST_PROBLEMS = 100;

  /// Checks the section `bms`, which belongs to the program's configuration.
  @FunctionalInterface
  public interface Judge {
    /// Notes in the section what is wrong with it for this pack.
    void check(PackProfile profile, YamlSection bms);
  }

  private final Problems problems;
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Path folder;
  private boolean packIsKnown = true;
  private final Judge judge;
  private final Optional<PackProfile> standIn;

  /// @param standIn the pack to go on with if that of the scenario is not known
  private ScenarioReader(String source, Path folder, Judge judge, Optional<PackProfile> standIn) {
    this.standIn = standIn;
    this.problems = new Problems(source);
    this.folder = folder;
    this.judge = judge;
  }

  /// The scenario in a file.
  ///
  /// @throws YamlException with every problem
  /// @throws IOException if the file cannot be read
  public static Scenario read(Path file, Judge judge) throws YamlException, IOException {
    String text = YamlText.of(file, CLOSING);
    @Nullable Path folder = file.toAbsolutePath().getParent();
    return parse(file.toString(), text, folder == null ? Path.of("") : folder, judge);
  }

  /// The scenario in a text.
  ///
  /// @param source where it comes from, for people
  /// @param folder against which the files that it names are looked up
  /// @throws YamlException with every problem
  public static Scenario parse(String source, String text, Path folder, Judge judge)
      throws YamlException {
    var reader = new ScenarioReader(source, folder, judge, Optional.empty());
    Optional<Scenario> read = reader.read(text);
    if (read.isPresent() && reader.problems.isEmpty()) return read.get();
    if (reader.packIsKnown) throw reader.problems.exception(CLOSING);
    throw wrongForAllPacks(source, text, folder, judge);
  }

  /// What is wrong if the pack has no name that is known: only what is wrong for every pack that it
  /// may have meant. The rest may follow from the name.
  private static YamlException wrongForAllPacks(
      String source, String text, Path folder, Judge judge) {
    List<Problems> readings = new ArrayList<>();
    for (String name : PackProfile.NAMES) {
      var standIn = Optional.of(PackProfile.load(name));
      var reader = new ScenarioReader(source, folder, judge, standIn);
      reader.read(text);
      readings.add(reader.problems);
    }
    var wrong = new Problems(source);
    wrong.addAll(Problems.inAll(readings));
    return wrong.exception(CLOSING);
  }

  private Optional<Scenario> read(String text) {
    YamlSection file = YamlSection.parse(text, "title, pack and steps", problems);
    if (!file.isPresent()) return Optional.empty();
    String title = file.text("title", "some text");
    file.text("about", "some text", "");
    Optional<PackProfile> profile = PackSection.read(file, standIn);
    packIsKnown = profile.isPresent();
    long seed = file.isMapping("pack") ? file.section("pack").seed("seed", 1800) : 1800;
    YamlSection board = file.optionalSection("board");
    Optional<Metering> metering = profile.map(pack -> BoardSection.read(board, pack, seed));
    if (profile.isEmpty()) board.ignoreTheRest();
    double rowSeconds = Amounts.amount(file, "row_every", Unit.TIME, 1, 0.01, 86_400);
    var plot = Scenario.Plot.of(file.choice("plot", Scenario.Plot.WORDS, "over time"));
    readVariables(file.optionalSection("variables"));
    YamlSection bms = file.optionalSection("bms");
    profile.ifPresent(pack -> judge.check(pack, bms));
    bms.ignoreTheRest();
    List<ScenarioStep> steps = new ArrayList<>();
    List<StepList.StepItem> items = StepList.read(file, "steps", variables);
    var contactors = bms.has("contactors");
    // Without a pack there is no C-rate and no number of cells.
    profile.ifPresent(
        pack -> steps(items, "", new StepGrammar(pack, folder, contactors), pack, steps));
    file.reportUnknownKeys();
    if (profile.isEmpty() || metering.isEmpty() || !problems.isEmpty()) return Optional.empty();
    return Optional.of(
        new Scenario(
            title,
            profile.get(),
            seed,
            metering.get(),
            rowSeconds,
            plot,
            bms.plainValues(),
            steps,
            text));
  }

  private void readVariables(YamlSection section) {
    for (String name : section.keys()) {
      String value = section.text(name, "a text for the variable " + name);
      variables.put(name, value);
    }
  }

  private void steps(
      List<StepList.StepItem> items,
      String lap,
      StepGrammar grammar,
      PackProfile pack,
      List<ScenarioStep> into) {
    for (StepList.StepItem item : items) {
      switch (item) {
        case StepList.StepItem.Sentence(var value, String sentence) -> {
          try {
            var words = new SentenceTokens(sentence, value.place(), variables, pack.capacityAh());
            into.add(grammar.read(words, lap));
          } catch (SentenceException unclear) {
            value.problem(unclear.place(), unclear.found(), unclear.allowed());
          }
        }
        case StepList.StepItem.Repeat(var value, int times, List<StepList.StepItem> inner) -> {
          for (int n = 1; n <= times && problems.size() < MOST_PROBLEMS; n++) {
            steps(inner, lap + " (%d of %d)".formatted(n, times), grammar, pack, into);
            if (into.size() > MOST_STEPS) {
              value.problem(into.size() + " steps or more", "at most " + MOST_STEPS);
              return;
            }
          }
        }
      }
    }
  }
}
