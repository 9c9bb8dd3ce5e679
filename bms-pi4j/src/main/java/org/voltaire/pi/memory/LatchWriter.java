package org.voltaire.pi.memory;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.pack.Fault;
import org.voltaire.pi.loop.Daemon;

/// Keeps a trip that waits for a person or the service as soon as it happens, and takes it away
/// when they have cleared it.
///
/// The disk is waited for on a thread of its own; the loop never does.
public final class LatchWriter implements Daemon.Journal, Closeable {
  private final LatchFile file;
  private final Consumer<String> notices;
  private final BackgroundSave disk;
  private volatile Optional<Latch> wanted;

  /// What the service said when nothing was wanted any more; empty if it was a reset.
  private volatile String clearedBecause = "";

  private String reason = "";
  private Optional<Latch> kept;
  private boolean failing;

  /// @param begun what the file held at the start, and the run began with
  /// @param notices told when it cannot be kept
  public LatchWriter(LatchFile file, Optional<Latch> begun, Consumer<String> notices) {
    this.file = file;
    this.wanted = begun;
    this.kept = begun;
    this.notices = notices;
    this.disk = new BackgroundSave("latch", this::save);
  }

  /// Writes from now on.
  public void start() {
    disk.start();
  }

  @Override
  public void input(long seq, Bms.Input input) {
    reason = input.reason();
  }

  @Override
  public void step(Bms.Step step) {
    Frame frame = step.output().frame();
    Optional<Fault> waits = Latch.in(frame);
    if (waits.equals(wanted.map(Latch::cause))) return;
    if (waits.isEmpty()) clearedBecause = reason;
    wanted = waits.map(cause -> Latch.of(cause, frame, file.now()));
    disk.soon();
  }

  /// Brings the file up to what the last step said.
  synchronized void save() {
    Optional<Latch> now = wanted;
    if (now.equals(kept)) return;
    try {
      String because = clearedBecause;
      if (now.isPresent()) file.write(now.get());
      else if (kept.isPresent() && !because.isEmpty()) file.clear(kept.get(), because);
      else file.clear();
      kept = now;
      failing = false;
    } catch (IOException broken) {
      if (!failing) notices.accept(failure(now, broken));
      failing = true;
    }
  }

  private static String failure(Optional<Latch> now, IOException broken) {
    return now.map(latch ->
            "latch: %s cannot be kept, a restart would forget it: %s"
                .formatted(latch.cause(), broken))
        .orElse("latch: cannot be taken away, a restart would begin tripped: " + broken);
  }

  /// Writes for the last time. Call it when the loop has ended.
  @Override
  public void close() {
    disk.close();
  }
}
