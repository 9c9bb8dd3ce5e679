package org.voltaire.console.view;

import java.util.Locale;
import java.util.Optional;

/// What the window shows below the vitals.
public enum Page {
  /// Cells, their past, limits, temperatures, alarms.
  OVERVIEW("Overview"),
  /// What the estimator knows, and how well it expects its readings.
  ESTIMATOR("Estimator");

  private final String label;

  Page(String label) {
    this.label = label;
  }

  /// On its button.
  public String label() {
    return label;
  }

  /// The page of that name, in any case of letters.
  public static Optional<Page> named(String name) {
    for (Page page : values()) {
      if (page.name().toLowerCase(Locale.ROOT).equals(name)) return Optional.of(page);
    }
    return Optional.empty();
  }

  Page other() {
    return this == OVERVIEW ? ESTIMATOR : OVERVIEW;
  }
}
