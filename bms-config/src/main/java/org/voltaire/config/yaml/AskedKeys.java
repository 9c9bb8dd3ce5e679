package org.voltaire.config.yaml;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.voltaire.words.Vocabulary;

/// The keys that a reader asked one section for. All others mean nothing.
final class AskedKeys {
  private final Problems problems;
  private final Set<String> asked = new LinkedHashSet<>();
  private final Set<String> missing = new LinkedHashSet<>();

  /// @param problems told of unknown keys, even where values are muted
  AskedKeys(Problems problems) {
    this.problems = problems;
  }

  Problems problems() {
    return problems;
  }

  void ask(String key) {
    asked.add(key);
  }

  /// Notes that a key that must be there is not.
  void miss(String key) {
    missing.add(key);
  }

  List<String> asked() {
    return List.copyOf(asked);
  }

  /// Reports a key if it means nothing, with the key that it was probably meant to be. That one is
  /// then not reported as missing.
  ///
  /// @param path of the section
  void check(String key, String path, Place place, Vocabulary allowed) {
    if (allowed.knows(key)) return;
    for (String meant : allowed.nearest(key)) {
      if (missing.remove(meant)) problems.withdraw(YamlValue.join(path, meant));
    }
    String all = String.join(", ", allowed.words()) + allowed.hint(key);
    problems.add(place, YamlValue.join(path, key), "a key that means nothing here", all);
  }
}
