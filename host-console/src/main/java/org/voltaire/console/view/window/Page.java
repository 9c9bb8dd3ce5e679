package org.voltaire.console.view.window;

import java.util.Locale;
import java.util.Optional;

/// The pages of the window. A page is shown below the most important numbers.
public enum Page {
  /// Cells and their history, limits, temperatures, alarms.
  OVERVIEW("Overview"),
  /// Estimates of cells and pack, diagnostics of the filter, forecast.
  ESTIMATOR("Estimator");

  private final String label;

  Page(String label) {
    this.label = label;
  }

  /// The text of its button.
  public String label() {
    return label;
  }

  /// The page of this name, in lower case; empty if there is none.
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
