package org.voltaire.device;

import java.io.Closeable;
import java.io.IOException;

/// One open serial line, as small as it can be. Baud rate and parity belong to whoever opens it.
///
/// Waiting happens in here and nowhere above: a driver measures its patience in the timeouts it
/// hands to [#read], so it needs no clock and a test needs no time.
public interface SerialLine extends Closeable {

  /// Sends all of `bytes`.
  ///
  /// @param bytes left untouched
  /// @throws IOException if the line is gone
  void write(byte[] bytes) throws IOException;

  /// Reads what is there, waiting for the first byte and for no byte after it.
  ///
  /// @param into receives the bytes
  /// @param offset where in `into` the first one goes
  /// @param length how many there is room for, at least 1
  /// @param timeoutNanos longest wait for the first byte, ns; 0 means do not wait
  /// @return how many came, 0 if nothing came in time
  /// @throws IOException if the line is gone; silence is not an error here
  int read(byte[] into, int offset, int length, long timeoutNanos) throws IOException;

  /// Forgets what has arrived and was not read, such as the late answer to an earlier question.
  ///
  /// @throws IOException if the line is gone
  void discardInput() throws IOException;

  /// Gives the line back. Closing twice does no harm.
  @Override
  void close() throws IOException;
}
