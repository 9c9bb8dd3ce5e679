package org.voltaire.device;

/// How large the pack is that devices are wired to.
///
/// @param cells in series, 1 to [#MOST]
/// @param thermistors 1 to [#MOST]
public record PackSize(int cells, int thermistors) {
  /// The most cells, and the most thermistors, that a pack may have.
  public static final int MOST = 256;
}
