package org.voltaire.cli.command;

import java.io.Closeable;
import java.io.PrintWriter;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// Prints what the daemon has to tell, on a thread of its own: a terminal that somebody has halted
/// must not halt the loop.
final class NoticeQueue implements Consumer<String>, Closeable {
  private static final int MOST = 1000;

  /// How long the end waits for a terminal that takes nothing.
  private static final long PATIENCE_MILLIS = 2000;

  private final BlockingQueue<String> lines = new ArrayBlockingQueue<>(MOST);
  private final AtomicInteger lost = new AtomicInteger();
  private final PrintWriter out;
  private final Thread printer;
  private volatile boolean over;

  /// Prints from now on.
  NoticeQueue(PrintWriter out) {
    this.out = out;
    this.printer = Thread.ofPlatform().daemon().name("notices").start(this::print);
  }

  /// Takes a line; never waits. If far too many wait already, it is only counted.
  @Override
  public void accept(String line) {
    if (!lines.offer(line)) lost.incrementAndGet();
  }

  private void print() {
    while (!over || !lines.isEmpty()) {
      try {
        out.println(lines.take());
      } catch (InterruptedException ended) {
        continue; // What waits is printed still.
      }
      int gone = lost.getAndSet(0);
      if (gone > 0) out.println(gone + " lines could not be printed in time");
      out.flush();
    }
  }

  /// Prints what waits, and ends.
  @Override
  public void close() {
    over = true;
    printer.interrupt();
    try {
      printer.join(PATIENCE_MILLIS);
    } catch (InterruptedException impatient) {
      Thread.currentThread().interrupt();
    }
  }
}
