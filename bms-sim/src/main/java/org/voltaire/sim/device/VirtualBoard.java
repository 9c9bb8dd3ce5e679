package org.voltaire.sim.device;

/// One board at the end of a serial line.
@FunctionalInterface
public interface VirtualBoard {

  /// Takes what arrived on the line.
  ///
  /// @param length how many of the bytes count
  /// @return what the board answers; often nothing yet
  byte[] accept(byte[] bytes, int length);
}
