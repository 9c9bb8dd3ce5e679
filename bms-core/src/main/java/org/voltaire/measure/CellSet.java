package org.voltaire.measure;

import java.util.stream.IntStream;

/// An immutable set of cells, by index 0 to 255.
///
/// @param bits0 cells 0 to 63, the lowest bit first; the others follow
public record CellSet(long bits0, long bits1, long bits2, long bits3) {
  /// No cell.
  public static final CellSet NONE = new CellSet(0, 0, 0, 0);

  /// The set of these cells.
  public static CellSet of(int... cells) {
    CellSet set = NONE;
    for (int cell : cells) set = set.with(cell);
    return set;
  }

  /// Whether `cell` is in the set.
  public boolean contains(int cell) {
    return (word(cell >> 6) >>> (cell & 63) & 1) != 0;
  }

  /// This set and `cell`.
  ///
  /// @throws IllegalArgumentException if `cell` is not 0 to 255
  public CellSet with(int cell) {
    if (cell < 0 || cell > 255) {
      throw new IllegalArgumentException("cell: index is " + cell + ", must be 0 to 255");
    }
    long bit = 1L << (cell & 63);
    return switch (cell >> 6) {
      case 0 -> new CellSet(bits0 | bit, bits1, bits2, bits3);
      case 1 -> new CellSet(bits0, bits1 | bit, bits2, bits3);
      case 2 -> new CellSet(bits0, bits1, bits2 | bit, bits3);
      default -> new CellSet(bits0, bits1, bits2, bits3 | bit);
    };
  }

  /// This set and all of another.
  public CellSet and(CellSet other) {
    if (other.isEmpty()) return this;
    return new CellSet(
        bits0 | other.bits0, bits1 | other.bits1, bits2 | other.bits2, bits3 | other.bits3);
  }

  /// How many cells are in the set.
  public int size() {
    return Long.bitCount(bits0)
        + Long.bitCount(bits1)
        + Long.bitCount(bits2)
        + Long.bitCount(bits3);
  }

  /// Whether no cell is in the set.
  public boolean isEmpty() {
    return (bits0 | bits1 | bits2 | bits3) == 0;
  }

  /// The indexes in the set, ascending.
  public int[] cells() {
    return IntStream.range(0, 256).filter(this::contains).toArray();
  }

  private long word(int index) {
    return switch (index) {
      case 0 -> bits0;
      case 1 -> bits1;
      case 2 -> bits2;
      case 3 -> bits3;
      default -> 0;
    };
  }
}
