package org.voltaire.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.voltaire.core.Frame;

/// Keeps what a source says, in order, and waits for what it has still to say.
public final class Heard implements PackSource.Listener {
  /// Far longer than anything takes, so that only a hang fails by it.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  /// One call.
  public sealed interface Call {}

  public record Pack(PackInfo info) implements Call {}

  public record HeardFrame(Frame frame, long receivedNanos) implements Call {}

  public record Link(LinkState state) implements Call {}

  private final LinkedBlockingQueue<Call> calls = new LinkedBlockingQueue<>();

  @Override
  public void pack(PackInfo info) {
    calls.add(new Pack(info));
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    calls.add(new HeardFrame(frame, receivedNanos));
  }

  @Override
  public void link(LinkState state) {
    calls.add(new Link(state));
  }

  /// The next call.
  public Call next() {
    try {
      Call call = calls.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (call == null) throw new AssertionError("nothing more was heard");
      return call;
    } catch (InterruptedException stopped) {
      throw new AssertionError("interrupted", stopped);
    }
  }

  /// The next frame; anything else in between is passed over.
  public Frame frame() {
    while (true) if (next() instanceof HeardFrame(Frame frame, _)) return frame;
  }

  /// The next pack; anything else in between is passed over.
  public PackInfo pack() {
    while (true) if (next() instanceof Pack(PackInfo info)) return info;
  }

  /// The next state of the link that is of this kind; anything else in between is passed over.
  public <T extends LinkState> T link(Class<T> kind) {
    while (true)
      if (next() instanceof Link(var state) && kind.isInstance(state)) return kind.cast(state);
  }

  /// All calls up to and with the first state of this kind.
  public List<Call> until(Class<? extends LinkState> kind) {
    List<Call> all = new ArrayList<>();
    while (true) {
      Call call = next();
      all.add(call);
      if (call instanceof Link(var state) && kind.isInstance(state)) return all;
    }
  }

  /// What was heard and not taken yet.
  public int waiting() {
    return calls.size();
  }
}
