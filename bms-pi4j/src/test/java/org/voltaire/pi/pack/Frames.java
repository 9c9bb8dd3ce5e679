package org.voltaire.pi.pack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.testing.Await;

/// Keeps every frame that comes over the link.
final class Frames implements PackSource.Listener {
  final List<Frame> all = new CopyOnWriteArrayList<>();
  final List<PackInfo> packs = new CopyOnWriteArrayList<>();

  @Override
  public void pack(PackInfo info) {
    packs.add(info);
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    all.add(frame);
  }

  @Override
  public void link(LinkState state) {}

  /// The first frame, of those still to come, that is as wanted.
  Frame next(String what, Predicate<Frame> wanted) {
    int from = all.size();
    Await.until(what, () -> all.stream().skip(from).anyMatch(wanted));
    return all.stream().skip(from).filter(wanted).findFirst().orElseThrow();
  }

  /// The first one that is in this mode.
  Frame next(String label) {
    return next(label, frame -> frame.mode().label().equals(label));
  }

  /// So many more frames.
  List<Frame> more(int count) {
    int from = all.size();
    Await.until(count + " more frames", () -> all.size() >= from + count);
    return List.copyOf(all.subList(from, from + count));
  }

  /// The first frame that is TRIPPED after this one: within 2 s of it on the pack's own clock, and
  /// at the first tick at which the loss has been held long enough.
  ///
  /// @param before the last that knew everything
  /// @param holdSeconds how long a loss is held, `sensors: lost_hold_s` of the configuration
  Frame tripped(Frame before, double holdSeconds) {
    next("TRIPPED");
    double waited = 0;
    long lost = -1;
    for (Frame frame : all.subList(all.indexOf(before) + 1, all.size())) {
      if (frame.mode().label().equals("TRIPPED")) {
        assertTrue(waited < holdSeconds, "it waited for %.3f s".formatted(waited));
        double after = (frame.timeNanos() - before.timeNanos()) * 1e-9;
        assertTrue(after < 2, "after %.3f s".formatted(after));
        return frame;
      }
      if (!frame.readings().complete()) {
        if (lost < 0) lost = frame.timeNanos();
        waited = (frame.timeNanos() - lost) * 1e-9;
      }
    }
    throw new AssertionError("it was TRIPPED before");
  }
}
