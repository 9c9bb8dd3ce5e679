package org.voltaire.pi.bus;

import java.io.IOException;

/// One wire that can be driven.
@FunctionalInterface
public interface OutputPin {

  /// Drives it.
  ///
  /// @throws IOException if that did not work
  void set(boolean high) throws IOException;
}
