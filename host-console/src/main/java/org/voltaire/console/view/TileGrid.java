package org.voltaire.console.view;

/// How `count` tiles lie in a space: rows of equal length where possible, tiles neither flat nor
/// thin.
///
/// @param columns tiles in a row
/// @param pitchX from one tile's left side to the next one's, px; tiles lie on whole pixels all the
///   same
/// @param gap between two, px
record TileGrid(int count, int columns, int rows, double pitchX, double pitchY, double gap) {
  private static final double BEST_ASPECT = 1.35;
  private static final double MAX_HEIGHT = 168;
  private static final double MAX_WIDTH = 260;

  /// The best grid for a space.
  static TileGrid fit(int count, double w, double h) {
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

  /// Readable first, then the aspect, then full rows.
  private double score() {
    double cramped = Math.min(0, tileW() - 36) / 10 + Math.min(0, tileH() - 27) / 10;
    double aspect = -Math.abs(Math.log(tileW() / Math.max(1, tileH()) / BEST_ASPECT));
    double ragged = -0.6 * (columns * rows - count) / columns;
    return 3 * cramped + aspect + ragged;
  }

  /// The width of the narrowest tile.
  double tileW() {
    return Math.max(1, Math.floor(pitchX - gap));
  }

  /// The height of the flattest tile.
  double tileH() {
    return Math.max(1, Math.floor(pitchY - gap));
  }

  double x(int tile) {
    return Math.round(column(tile) * pitchX);
  }

  double y(int tile) {
    return Math.round(row(tile) * pitchY);
  }

  double w(int tile) {
    return Math.round((column(tile) + 1) * pitchX) - gap - x(tile);
  }

  double h(int tile) {
    return Math.round((row(tile) + 1) * pitchY) - gap - y(tile);
  }

  int column(int tile) {
    return tile % columns;
  }

  int row(int tile) {
    return tile / columns;
  }
}
