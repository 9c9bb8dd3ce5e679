package org.voltaire.sim.scenario.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlValue;

/// The list of steps as it is written: sentences, and lists that come several times.
final class StepList {
  private static final Pattern REPEAT = Pattern.compile("repeat +(\\d{1,5})");
  private static final int MOST_TIMES = 10_000;
  private static final String ITEM = "a step such as rest 10 min, or repeat N: [steps]";

  /// One entry.
  sealed interface StepItem {
    /// Where it is written.
    YamlValue value();

    /// Some words.
    record Sentence(YamlValue value, String text) implements StepItem {}

    /// Entries that come several times.
    record Repeat(YamlValue value, int times, List<StepItem> items) implements StepItem {}
  }

  private final Map<String, String> variables;

  private StepList(Map<String, String> variables) {
    this.variables = variables;
  }

  /// The entries under a key, which must be there.
  ///
  /// @param variables what `${name}` stands for, as the number of a repeat
  static List<StepItem> read(YamlSection file, String key, Map<String, String> variables) {
    return new StepList(variables).items(file.items(key, "a list of steps"));
  }

  private List<StepItem> items(List<YamlValue> values) {
    List<StepItem> items = new ArrayList<>();
    for (YamlValue value : values) {
      Optional<StepItem> item =
          value.isMapping()
              ? repeat(value)
              : value.scalar().map(text -> new StepItem.Sentence(value, text));
      if (item.isEmpty() && !value.isMapping()) value.refuse(ITEM);
      item.ifPresent(items::add);
    }
    return items;
  }

  private Optional<StepItem> repeat(YamlValue value) {
    Map<String, YamlValue> entries = value.entries().orElse(Map.of());
    if (entries.isEmpty()) {
      value.problem("an empty mapping", ITEM);
      return Optional.empty();
    }
    var only = entries.entrySet().iterator().next();
    String number = only.getKey();
    for (var variable : variables.entrySet()) {
      number = number.replace("${" + variable.getKey() + "}", variable.getValue());
    }
    Matcher matcher = REPEAT.matcher(number);
    int times = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
    if (entries.size() != 1 || times < 1 || times > MOST_TIMES) {
      value.problem("\"" + only.getKey() + ":\"", ITEM + ", N 1 to " + MOST_TIMES);
      return Optional.empty();
    }
    Optional<List<YamlValue>> inner = only.getValue().items("a list of steps");
    return inner.map(list -> new StepItem.Repeat(value, times, items(list)));
  }
}
