package org.voltaire.chemistry;

/// What time and use take from a cell.
///
///     loss = calendar.loss · (equivalent years)^exponent + cycling.loss · (equivalent full cycles)
///     capacity = nominal · (1 − loss)          resistance = nominal · (1 + resistanceGrowth · loss)
///
/// A year at the reference temperature and 50 % is one equivalent year; elsewhere Arrhenius' law
/// and `socStress` say how many.
///
/// @param resistanceGrowth growth of the resistance per loss of capacity, both as ratios
public record Ageing(Calendar calendar, Cycling cycling, Figure resistanceGrowth) {

  /// What time takes.
  ///
  /// @param loss of capacity after the first equivalent year, as a ratio
  /// @param exponent of time: 0.5 where a growing film slows itself down, 1 where nothing does
  /// @param activation energy over the gas constant, K
  /// @param socStress how many times faster at a state of charge than at 50 %
  public record Calendar(Figure loss, Figure exponent, Figure activation, Curve socStress) {}

  /// What use takes.
  ///
  /// @param loss of capacity per equivalent full cycle (twice the capacity in throughput), as a
  ///   ratio
  public record Cycling(Figure loss) {}
}
