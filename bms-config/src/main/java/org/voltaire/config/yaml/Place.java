package org.voltaire.config.yaml;

import java.util.Comparator;

/// Where something is written in a file.
///
/// @param line counted from 1
/// @param column counted from 1
public record Place(int line, int column) implements Comparable<Place> {
  /// The beginning of a file.
  public static final Place START = new Place(1, 1);

  private static final Comparator<Place> ORDER =
      Comparator.comparingInt(Place::line).thenComparingInt(Place::column);

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /// In a sentence for people.
  public String words() {
    return "line %d, column %d".formatted(line, column);
  }

  /// As editors and compilers write it: `12:9`.
  @Override
  public String toString() {
    return line + ":" + column;
  }
}
