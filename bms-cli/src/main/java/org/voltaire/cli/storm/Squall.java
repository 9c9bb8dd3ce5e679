package org.voltaire.cli.storm;

import java.util.ArrayList;
import java.util.List;

/// One scenario of a storm.
///
/// @param seed from which it was drawn
/// @param head everything above its steps, as YAML
/// @param steps its sentences
record Squall(long seed, String head, List<String> steps) {
  Squall {
    steps = List.copyOf(steps);
  }

  /// The scenario as a file.
  String text() {
    var text = new StringBuilder(head).append("steps:\n");
    for (String step : steps) text.append("  - ").append(step).append('\n');
    return text.toString();
  }

  /// The same without one of its steps.
  Squall without(int step) {
    var fewer = new ArrayList<>(steps);
    fewer.remove(step);
    return new Squall(seed, head, fewer);
  }
}
