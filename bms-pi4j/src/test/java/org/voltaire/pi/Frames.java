package org.voltaire.pi;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;

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
}
