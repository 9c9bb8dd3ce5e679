package org.voltaire.sim.device;

import java.io.IOException;

/// One chip as its bus sees it: what a master writes to it, and what it then reads.
public interface VirtualChip {

  /// The master's bytes of one write, register first.
  ///
  /// @throws IOException when the chip does not acknowledge
  void write(byte[] bytes) throws IOException;

  /// Fills `into` with what follows from where the last write pointed.
  void read(byte[] into) throws IOException;
}
