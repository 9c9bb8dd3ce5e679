package org.voltaire.console.view;

/// The places of `count` tiles in a rectangle. Rows have the same length if possible, and tiles are
/// neither flat nor narrow.
///
/// @param columns number of tiles in a row
/// @param pitchX distance between the left sides of two neighbours, px; need not be whole, but the
///   places of tiles are rounded to whole pixels
/// @param pitchY distance between the tops of two neighbours, px
/// @param gap space between two neighbours, px
public record TileGrid(int count, int columns, int rows, double pitchX, double pitchY, double gap) {
  private static final double BEST_ASPECT = 1.35;
  private static final double MAX_HEIGHT = 168;
  private static final double MAX_WIDTH = 260;

  /// The best grid for a rectangle of this size, px.
  public static TileGrid fit(int count, double w, double h) {
    TileGrid best = of(count, 1, w, h);
    for (int columns = 2; columns <= count; columns++) {
      TileGrid grid = of(count, columns, w, h);
      if (grid.score() > best.score()) best = grid;
    }
    return best;
  }

  private static TileGrid of(int count, int columns, double w, double h) {
    int rows = Math.max(1, (count + columns - 1) / columns);
    double gap = count <= 32 ? 8 : count <= 128 ? 4 : 3;
    double pitchY = Math.min(MAX_HEIGHT, (h + gap) / rows - gap) + gap;
    double pitchX = Math.min(MAX_WIDTH + gap, (w + gap) / columns);
    return new TileGrid(count, columns, rows, pitchX, pitchY, gap);
  }

  /// How good a grid is: most important are tiles that are large enough, then their shape, then
  /// full rows.
  private double score() {
    double tooSmall = Math.min(0, tileW() - 36) / 10 + Math.min(0, tileH() - 27) / 10;
    double aspect = -Math.abs(Math.log(tileW() / Math.max(1, tileH()) / BEST_ASPECT));
    double ragged = -0.6 * (columns * rows - count) / columns;
    return 3 * tooSmall + aspect + ragged;
  }

  /// The width of the narrowest tile, px.
  public double tileW() {
    return Math.max(1, Math.floor(pitchX - gap));
  }

  /// The height of the flattest tile, px.
  public double tileH() {
    return Math.max(1, Math.floor(pitchY - gap));
  }

  /// The left side of a tile, px.
  public double x(int tile) {
    return Math.round(column(tile) * pitchX);
  }

  /// The top of a tile, px.
  public double y(int tile) {
    return Math.round(row(tile) * pitchY);
  }

  /// The width of a tile, px.
  public double w(int tile) {
    return Math.round((column(tile) + 1) * pitchX) - gap - x(tile);
  }

  /// The height of a tile, px.
  public double h(int tile) {
    return Math.round((row(tile) + 1) * pitchY) - gap - y(tile);
  }

  int column(int tile) {
    return tile % columns;
  }

  int row(int tile) {
    return tile / columns;
  }
}
