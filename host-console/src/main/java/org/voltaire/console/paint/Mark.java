package org.voltaire.console.paint;

/// Shapes that say what a colour says, for those who cannot see the colour.
public enum Mark {
  /// ● in order, or connected.
  DISC,
  /// ○ not connected.
  RING,
  /// ◐ half-way.
  HALF,
  /// ▲ a warning, or the highest.
  UP,
  /// ▼ the lowest.
  DOWN,
  /// ◆ critical.
  DIAMOND,
  /// ⊘ missing.
  MISSING,
  /// ⇅ bleeding.
  BLEED,
  /// ■ ended.
  SQUARE
}
