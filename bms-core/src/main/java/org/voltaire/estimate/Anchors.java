package org.voltaire.estimate;

import java.util.Collections;
import java.util.List;
import org.voltaire.measure.Doubles;

/// The last [Anchor] of every cell and the time since then. Most cells get a new one a few times a
/// day, so a step copies the times only, and nothing while no cell has had one.
///
/// @param last one per cell, as it was at its moment
/// @param ageSeconds time since then, one per cell, s; `NaN` for a cell without one. Empty while no
///   cell has one
public record Anchors(List<Anchor> last, Doubles ageSeconds) {

  public Anchors {
    last = List.copyOf(last);
  }

  /// No cell has had one.
  static Anchors none(int cells) {
    return new Anchors(Collections.nCopies(cells, Anchor.NONE), Doubles.NONE);
  }

  /// The anchor of a cell, with its age now.
  Anchor at(int cell) {
    Anchor anchor = last.get(cell);
    // Whole seconds: a number that changes with every tick does not compress.
    return anchor.count() == 0 ? Anchor.NONE : anchor.aged(StrictMath.floor(ageSeconds.get(cell)));
  }

  /// The same after some time.
  Anchors after(double seconds) {
    if (ageSeconds.size() == 0) return this;
    double[] ages = ageSeconds.toArray();
    for (int c = 0; c < ages.length; c++) ages[c] += seconds;
    return new Anchors(last, Doubles.taking(ages));
  }

  /// The same with a new anchor of one cell.
  Anchors with(int cell, Anchor anchor) {
    Anchor[] anchors = last.toArray(Anchor[]::new);
    anchors[cell] = anchor;
    double[] ages =
        ageSeconds.size() == 0 ? Doubles.unknown(anchors.length).toArray() : ageSeconds.toArray();
    ages[cell] = 0;
    return new Anchors(List.of(anchors), Doubles.taking(ages));
  }
}
