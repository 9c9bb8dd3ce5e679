package org.voltaire.sim.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.voltaire.sim.bench.Metering;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.meter.Quantity;

/// Some bench work, as its file describes it. `ScenarioReader` makes it.
///
/// @param title for people
/// @param profile the pack, as it stands when the work begins
/// @param seed decides the noise of everything that measures
/// @param metering how wrong everything is measured, where a board is imitated
/// @param rowSeconds how much time lies between two rows of the CSV
/// @param plot what its picture shows
/// @param bms what the section `bms` says: nested maps, lists, numbers, texts and booleans
/// @param steps in order, repeats written out
/// @param text the YAML from which it was read
public record Scenario(
    String title,
    PackProfile profile,
    long seed,
    Metering metering,
    double rowSeconds,
    Plot plot,
    Map<String, Object> bms,
    List<ScenarioStep> steps,
    String text) {

  /// What the picture of a run shows.
  public enum Plot {
    /// Everything over time.
    TIME,
    /// The mean cell's voltage over its state of charge.
    VOLTAGE;

    /// As a scenario writes it, in the order above.
    public static final List<String> WORDS = List.of("over time", "voltage against soc");

    /// The plot of that name.
    public static Plot of(String words) {
      return values()[WORDS.indexOf(words)];
    }
  }

  public Scenario {
    bms = Map.copyOf(bms);
    steps = List.copyOf(steps);
  }

  /// Whether the pack is connected by the contactors of its profile, because the section `bms` says
  /// something about them; by the transistors of a board otherwise.
  public boolean contactors() {
    return bms.containsKey("contactors");
  }

  /// What must be watched from the first tick on, because a step expects it always.
  public List<Quantity> watched() {
    List<Quantity> watched = new ArrayList<>();
    for (ScenarioStep step : steps) {
      if (step instanceof ScenarioStep.Expect expect
          && expect.condition() instanceof Condition.Always(var each)) {
        watched.add(each.quantity());
      }
    }
    return watched;
  }
}
