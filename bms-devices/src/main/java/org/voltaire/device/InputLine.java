package org.voltaire.device;

import java.io.IOException;

/// One wire that is read. It is pulled down, so that one which leads nowhere is low.
@FunctionalInterface
public interface InputLine {

  /// Whether it is high now.
  ///
  /// @throws IOException if it cannot be read
  boolean high() throws IOException;
}
