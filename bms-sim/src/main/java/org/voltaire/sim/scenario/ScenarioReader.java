package org.voltaire.sim.scenario;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.voltaire.sim.bench.Metering;
import org.voltaire.sim.pack.PackProfile;

/// Reads a scenario and checks all of it before anything runs.
public final class ScenarioReader {
  private static final int MOST_STEPS = 100_000;

  /// Looks at the section `bms`, which belongs to the program's configuration.
  @FunctionalInterface
  public interface Judge {
    /// What is wrong with it for this pack.
    List<Complaint> problems(PackProfile profile, Map<String, Object> bms);
  }

  /// Something wrong within the section `bms`.
  ///
  /// @param path from the section on, such as `limits.cell_over_voltage_v.open`
  /// @param found what is there
  /// @param allowed what may be there
  public record Complaint(String path, String found, String allowed) {}

  private final List<ScenarioProblem> problems = new ArrayList<>();
  private final Map<String, String> variables = new LinkedHashMap<>();
  private final Path folder;
  private final Judge judge;

  private ScenarioReader(Path folder, Judge judge) {
    this.folder = folder;
    this.judge = judge;
  }

  /// The scenario in a file.
  ///
  /// @throws ScenarioException with every problem
  /// @throws IOException if the file cannot be read
  public static Scenario read(Path file, Judge judge) throws ScenarioException, IOException {
    String text;
    try {
      text = Files.readString(file);
    } catch (CharacterCodingException binary) {
      throw new ScenarioException(
          file.toString(),
          List.of(new ScenarioProblem(Place.START, "bytes that are no text", "UTF-8")));
    }
    @Nullable Path folder = file.toAbsolutePath().getParent();
    return parse(file.toString(), text, folder == null ? Path.of("") : folder, judge);
  }

  /// The scenario in a text.
  ///
  /// @param source where it comes from, for people
  /// @param folder against which the files that it names are looked up
  /// @throws ScenarioException with every problem
  public static Scenario parse(String source, String text, Path folder, Judge judge)
      throws ScenarioException {
    var reader = new ScenarioReader(folder, judge);
    Optional<Scenario> read = reader.read(text);
    if (read.isPresent() && reader.problems.isEmpty()) return read.get();
    throw new ScenarioException(source, reader.problems);
  }

  private Optional<Scenario> read(String text) {
    Optional<Node> root;
    try {
      root = new Compose(LoadSettings.builder().build()).composeString(text);
    } catch (MarkedYamlEngineException malformed) {
      Place place =
          malformed
              .getProblemMark()
              .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
              .orElse(Place.START);
      problems.add(new ScenarioProblem(place, malformed.getProblem(), "YAML"));
      return Optional.empty();
    } catch (YamlEngineException malformed) {
      String what = String.valueOf(malformed.getMessage());
      problems.add(new ScenarioProblem(Place.START, what, "one YAML document"));
      return Optional.empty();
    }
    Outline file = Outline.of(root, problems);
    String title = file.text("title", "some text");
    file.optionalText("about");
    Optional<PackProfile> profile = PackSection.read(file, problems);
    long seed = file.section("pack").whole("seed", 1800);
    Optional<Metering> metering =
        profile.map(pack -> BoardGrammar.read(file.section("board"), pack, seed));
    double rowSeconds = file.duration("row_every", 1, 0.01, 86_400);
    Scenario.Plot plot =
        file.optionalChoice("plot", Scenario.Plot.WORDS)
            .map(Scenario.Plot::of)
            .orElse(Scenario.Plot.TIME);
    file.section("variables").texts().forEach(variables::put);
    Outline settings = file.section("bms");
    Map<String, Object> bms = settings.values();
    profile.ifPresent(pack -> {
      for (Complaint complaint : judge.problems(pack, bms)) {
        Place place = settings.place(complaint.path());
        problems.add(
            new ScenarioProblem(
                place, complaint.path() + " " + complaint.found(), complaint.allowed()));
      }
    });
    List<Step> steps = new ArrayList<>();
    List<Outline.Item> items = file.items("steps", variables);
    boolean contactors = bms.containsKey("contactors");
    // Without a pack there is no C-rate and no number of cells; the pack is reported already.
    profile.ifPresent(
        pack -> steps(items, "", new StepGrammar(pack, folder, contactors), pack, steps));
    file.reportUnknownKeys("title, about, pack, board, row_every, plot, bms, variables, steps");
    if (profile.isEmpty() || metering.isEmpty() || !problems.isEmpty()) {
      problems.sort((a, b) -> compare(a.place(), b.place()));
      return Optional.empty();
    }
    return Optional.of(
        new Scenario(
            title, profile.get(), seed, metering.get(), rowSeconds, plot, bms, steps, text));
  }

  private static int compare(Place a, Place b) {
    return a.line() != b.line()
        ? Integer.compare(a.line(), b.line())
        : Integer.compare(a.column(), b.column());
  }

  private void steps(
      List<Outline.Item> items,
      String lap,
      StepGrammar grammar,
      PackProfile pack,
      List<Step> into) {
    for (Outline.Item item : items) {
      switch (item) {
        case Outline.Item.Sentence(String sentence, Place place) -> {
          try {
            var words = new SentenceTokens(sentence, place, variables, pack.capacityAh());
            into.add(grammar.read(words, lap));
          } catch (SentenceException unclear) {
            // The laps of a repeat have the same words, so the same problem.
            if (!problems.contains(unclear.problem())) problems.add(unclear.problem());
          }
        }
        case Outline.Item.Repeat(int times, Place place, List<Outline.Item> inner) -> {
          for (int n = 1; n <= times && problems.size() < 100; n++) {
            steps(inner, lap + " (%d of %d)".formatted(n, times), grammar, pack, into);
            if (into.size() > MOST_STEPS) {
              var many = into.size() + " steps or more";
              var problem = new ScenarioProblem(place, many, "at most " + MOST_STEPS);
              if (!problems.contains(problem)) problems.add(problem);
              return;
            }
          }
        }
      }
    }
  }
}
