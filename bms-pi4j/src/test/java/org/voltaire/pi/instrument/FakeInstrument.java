package org.voltaire.pi.instrument;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.voltaire.device.Actuation;
import org.voltaire.device.Instrument;
import org.voltaire.device.Reading;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;

/// A device that answers, fails or hangs as a test wishes.
final class FakeInstrument implements Instrument {
  final List<Actuation> told = new CopyOnWriteArrayList<>();
  final AtomicInteger opened = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final CountDownLatch hangs = new CountDownLatch(1);
  volatile String failure = "";
  volatile boolean hang;
  volatile boolean absent;

  /// Connects, unless it is absent.
  Instrument open() throws IOException {
    opened.incrementAndGet();
    if (absent) throw new IOException("nobody answers");
    return this;
  }

  @Override
  public Reading read(LongSupplier clock) throws IOException {
    if (failure.equals("defect")) throw new IllegalStateException("a defect");
    if (!failure.isEmpty()) throw new IOException(failure);
    if (hang) {
      hangs.countDown();
      try {
        // As a serial line waits: an interrupt ends it with an error, and stays.
        new CountDownLatch(1).await();
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted", stopped);
      }
    }
    return reading(clock.getAsLong());
  }

  /// What it reads: 3.3 V, 22 °C, 5 A, 52.8 V, 51 V.
  static Reading reading(long at) {
    return new Reading(
        new MeasuredRow(Doubles.of(3.3, 3.3), at),
        new MeasuredRow(Doubles.of(22), at),
        new Measured(5, at),
        new Measured(52.8, at),
        new Measured(51, at),
        CellSet.of(1),
        Feedback.CLOSED);
  }

  @Override
  public void apply(Actuation order, long nowNanos) {
    told.add(order);
  }

  @Override
  public void close() {
    closed.incrementAndGet();
  }
}
