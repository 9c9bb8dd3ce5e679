package org.voltaire.console.paint;

/// Small shapes that have the same meaning as a colour, for people who cannot see the colour.
public enum Symbol {
  /// ● in order, or connected.
  DISC,
  /// ○ not connected.
  RING,
  /// ◐ in between: connecting, precharging.
  HALF,
  /// ▲ a warning, or the highest.
  UP,
  /// ▼ the lowest.
  DOWN,
  /// ◆ critical.
  DIAMOND,
  /// ⊘ not measured, or not known.
  MISSING,
  /// ⇅ the cell is being discharged by its bleed resistor.
  BLEED,
  /// ■ a recording has ended.
  SQUARE
}
