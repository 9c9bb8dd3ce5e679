package org.voltaire.cli.view;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.PackSource;
import org.voltaire.link.WallClock;
import org.voltaire.words.FaultWords;
import org.voltaire.words.UserLanguage;

/// Keeps the last of what a source tells, for a view that draws at its own pace.
public final class LatestFrame implements PackSource.Listener {
  private record Seen(
      @Nullable PackInfo info,
      @Nullable WallClock clock,
      @Nullable Frame frame,
      long receivedNanos,
      LinkState link) {
    double age(long nowNanos) {
      return (nowNanos - receivedNanos) * 1e-9;
    }
  }

  private final AtomicReference<Seen> seen;
  private final BiConsumer<@Nullable PackInfo, Frame> each;
  private final PackText text;

  /// Speaks the language of the person who has started this program.
  ///
  /// @param where it will come from, for people
  /// @param each is called with every frame and its pack, on the source's thread
  public LatestFrame(String where, BiConsumer<@Nullable PackInfo, Frame> each) {
    this(where, UserLanguage.current(), each);
  }

  /// @param where it will come from, for people
  /// @param words in the language of who looks
  /// @param each is called with every frame and its pack, on the source's thread
  public LatestFrame(String where, FaultWords words, BiConsumer<@Nullable PackInfo, Frame> each) {
    this.text = new PackText(words);
    this.seen =
        new AtomicReference<>(new Seen(null, null, null, 0, new LinkState.Connecting(where, "")));
    this.each = each;
  }

  @Override
  public void pack(PackInfo info) {
    seen.updateAndGet(was -> new Seen(info, null, null, 0, was.link()));
  }

  @Override
  public void clock(WallClock clock) {
    seen.updateAndGet(
        was -> new Seen(was.info(), clock, was.frame(), was.receivedNanos(), was.link()));
  }

  @Override
  public void frame(Frame frame, long receivedNanos) {
    seen.updateAndGet(was -> new Seen(was.info(), was.clock(), frame, receivedNanos, was.link()));
    each.accept(seen.get().info(), frame);
  }

  @Override
  public void link(LinkState state) {
    seen.updateAndGet(
        was -> new Seen(was.info(), was.clock(), was.frame(), was.receivedNanos(), state));
  }

  /// Whether any frame has come.
  public boolean any() {
    return seen.get().frame() != null;
  }

  /// Whether a first frame may still come: it is there or on its way, and no try to reach it has
  /// failed.
  public boolean mayCome() {
    Seen now = seen.get();
    return switch (now.link()) {
      case LinkState.Connecting(String _, String soFar) -> soFar.isEmpty();
      case LinkState.Live _, LinkState.Playing _ -> true;
      case LinkState.Lost _, LinkState.Ended _ -> false;
    };
  }

  /// The view now.
  ///
  /// @param nowNanos on the clock on which frames are received
  public List<String> text(long nowNanos) {
    Seen now = seen.get();
    return text.of(now.info(), now.clock(), now.frame(), now.link(), now.age(nowNanos));
  }

  /// What the estimator says now.
  ///
  /// @param nowNanos on the clock on which frames are received
  public List<String> estimator(long nowNanos) {
    Seen now = seen.get();
    return EstimatorText.of(now.info(), now.frame(), now.link(), now.age(nowNanos));
  }
}
