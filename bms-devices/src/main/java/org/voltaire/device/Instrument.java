package org.voltaire.device;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.LongSupplier;

/// One device, connected: read round by round, and told what to do. Used by one thread at a time.
public interface Instrument extends Closeable {

  /// Reads all it measures.
  ///
  /// @param clock to stamp each quantity with the moment it was asked for, ns
  /// @throws IOException if any of it did not answer: half a round is none
  Reading read(LongSupplier clock) throws IOException;

  /// Does what is this device's to do.
  ///
  /// @param nowNanos on the same clock
  /// @throws IOException if it did not answer
  void apply(Actuation order, long nowNanos) throws IOException;

  /// How an instrument is connected, and connected again after it was lost.
  @FunctionalInterface
  interface Opener {
    /// Connects.
    ///
    /// @throws IOException if the device is not there, or is another one
    Instrument open() throws IOException;
  }
}
