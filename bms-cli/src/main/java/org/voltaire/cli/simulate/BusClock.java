package org.voltaire.cli.simulate;

import java.io.IOException;
import org.voltaire.device.I2cBus;
import org.voltaire.device.SerialLine;
import org.voltaire.pi.loop.Clock;

/// The time that goes by on the wires of simulated devices: every byte takes as long as it takes at
/// the wire's speed, and waiting for an answer that does not come takes all the patience there is.
///
/// The devices themselves answer at once. Real ones think for some milliseconds, how long depends
/// on their firmware.
final class BusClock implements Clock {
  /// Start, address and each byte with its acknowledge, stop.
  private static final long I2C_BITS_PER_BYTE = 9L, I2C_BITS_AROUND = 2;

  /// Start bit, eight data bits, stop bit.
  private static final long SERIAL_BITS_PER_BYTE = 10;

  /// Until when the wires are busy.
  private long nanos;

  /// What time it is for the pack.
  private long nowNanos;

  /// What a reading is stamped with: never later than the pack that it was taken from.
  @Override
  public long nanos() {
    return Math.min(nanos, nowNanos);
  }

  /// Until when the wires are busy.
  long busyUntilNanos() {
    return nanos;
  }

  /// Tells it what time it is for the pack.
  void now(long packNanos) {
    nowNanos = packNanos;
  }

  /// Leaves the wires idle until it is as late on them as for the pack.
  void idleUntilNow() {
    sleepUntil(nowNanos);
  }

  /// Leaves the wires idle until then; an earlier time does nothing.
  @Override
  public void sleepUntil(long until) {
    nanos = Math.max(nanos, until);
  }

  /// A bus whose transfers take time.
  ///
  /// @param hertz of its clock line
  I2cBus timed(I2cBus bus, int hertz) {
    return (address, write, read) -> {
      int parts = (write.length > 0 ? 1 : 0) + (read.length > 0 ? 1 : 0);
      long bits = I2C_BITS_PER_BYTE * (parts + write.length + read.length) + I2C_BITS_AROUND;
      nanos += bits * 1_000_000_000L / hertz;
      bus.transfer(address, write, read);
    };
  }

  /// A line whose characters take time, one after the other.
  SerialLine timed(SerialLine line, int baud) {
    return new SerialLine() {
      @Override
      public void write(byte[] bytes) throws IOException {
        nanos += characters(bytes.length);
        line.write(bytes);
      }

      @Override
      public int read(byte[] into, int offset, int length, long timeoutNanos) throws IOException {
        int count = line.read(into, offset, length, timeoutNanos);
        nanos += count > 0 ? characters(count) : timeoutNanos;
        return count;
      }

      @Override
      public void discardInput() throws IOException {
        line.discardInput();
      }

      @Override
      public void close() throws IOException {
        line.close();
      }

      private long characters(int count) {
        return count * (SERIAL_BITS_PER_BYTE * 1_000_000_000L) / baud;
      }
    };
  }
}
