package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javax.imageio.ImageIO;
import org.voltaire.console.model.LinkEventQueue;
import org.voltaire.console.paint.PaintedText;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.chart.TimeWindow;
import org.voltaire.console.view.window.Page;
import org.voltaire.link.LinkState;

/// A console without a display, with a simulated pack and a clock that the test moves. Saves
/// pictures of itself.
final class HeadlessConsole {
  static final String WHERE = "127.0.0.1:7350";
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final long START = 1_000_000_000_000L;

  private static boolean toolkit;

  final DrivenPack pack;
  private final LinkEventQueue events;
  private final ConsoleWindow window;
  private final Scene scene;
  private long now = START;
  private long seq;

  private HeadlessConsole(DrivenPack pack, Theme theme, int width, int height) {
    this.pack = pack;
    events = new LinkEventQueue(() -> now);
    window = new ConsoleWindow(events, WHERE, theme, () -> now);
    scene = window.scene(width, height);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  /// Starts JavaFX; it can be started once in a process only.
  static synchronized void startToolkit() throws InterruptedException {
    if (toolkit) return;
    var ready = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(ready::countDown);
    assertTrue(ready.await(60, TimeUnit.SECONDS), "JavaFX did not start");
    toolkit = true;
  }

  static HeadlessConsole of(DrivenPack pack, Theme theme, int width, int height) {
    return onFx(() -> new HeadlessConsole(pack, theme, width, height));
  }

  /// Runs `work` on the JavaFX thread and returns its result.
  static <T> T onFx(Callable<T> work) {
    var task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(120, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the window's thread failed", e);
    }
  }

  HeadlessConsole connected() {
    events.link(new LinkState.Live(WHERE));
    events.pack(pack.info());
    return this;
  }

  /// Frames arrive for this time, ten a second.
  HeadlessConsole drive(double seconds) {
    for (long end = now + Math.round(seconds * 1e9); now < end; ) {
      now += DrivenPack.PERIOD_NANOS;
      events.frame(pack.frame(++seq), now);
      if (seq % 1000 == 0) look();
    }
    return look();
  }

  HeadlessConsole lose(String reason) {
    events.link(new LinkState.Lost(WHERE, now, reason));
    return look();
  }

  /// No frame arrives for this time.
  HeadlessConsole silence(double seconds) {
    now += Math.round(seconds * 1e9);
    seq += Math.round(seconds * 10);
    return look();
  }

  HeadlessConsole show(TimeWindow history) {
    onFx(() -> {
      window.view().select(history);
      return true;
    });
    return look();
  }

  HeadlessConsole show(Page page) {
    onFx(() -> {
      window.view().show(page);
      return true;
    });
    return look();
  }

  /// A recording instead of a live pack.
  HeadlessConsole playing(String file) {
    events.link(new LinkState.Playing(file));
    events.pack(pack.info());
    return this;
  }

  HeadlessConsole ended(String file) {
    events.link(new LinkState.Ended(file));
    return look();
  }

  /// A person clicks on a view, at this distance from its top left, px.
  HeadlessConsole click(String part, double x, double y) {
    onFx(() -> {
      for (PaintedView each : window.view().parts()) {
        if (each.getClass().getSimpleName().equals(part)) {
          Event.fireEvent(
              each, mouse(MouseEvent.MOUSE_CLICKED, each.getLayoutX() + x, each.getLayoutY() + y));
        }
      }
      return true;
    });
    return look();
  }

  HeadlessConsole theme(Theme theme) {
    onFx(() -> {
      window.view().theme(theme);
      return true;
    });
    return look();
  }

  /// The mouse pointer rests on the chart, at this distance from its left side, px.
  HeadlessConsole point(double x) {
    onFx(() -> {
      for (PaintedView part : window.view().parts()) {
        if (!part.getClass().getSimpleName().equals("HistoryChartView")) continue;
        Event.fireEvent(part, mouse(MouseEvent.MOUSE_MOVED, x, 90));
      }
      return true;
    });
    return this;
  }

  private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
    return new MouseEvent(
        type,
        x,
        y,
        x,
        y,
        MouseButton.NONE,
        0,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        false,
        null);
  }

  HeadlessConsole press(KeyCode key) {
    onFx(() -> {
      var pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
      Event.fireEvent(window.view(), pressed);
      return true;
    });
    return look();
  }

  private HeadlessConsole look() {
    onFx(() -> {
      window.paint(now);
      scene.getRoot().applyCss();
      scene.getRoot().layout();
      return true;
    });
    return this;
  }

  Theme theme() {
    return onFx(() -> window.view().theme());
  }

  /// The texts of each view.
  List<List<PaintedText>> parts() {
    return onFx(() -> window.view().parts().stream().map(PaintedView::texts).toList());
  }

  List<PaintedView> views() {
    return onFx(() -> window.view().parts());
  }

  List<String> texts() {
    var all = new ArrayList<String>();
    for (List<PaintedText> part : parts()) for (PaintedText text : part) all.add(text.text());
    return all;
  }

  /// The measured numbers on the screen.
  List<String> numbers() {
    return parts().stream()
        .flatMap(List::stream)
        .filter(PaintedText::measured)
        .map(PaintedText::text)
        .toList();
  }

  /// The buttons that can be seen.
  List<ButtonBase> buttons() {
    return onFx(() -> {
      var all = new ArrayList<ButtonBase>();
      // One selector at a time: a lookup does not know lists of them.
      for (String selector : List.of(".button", ".toggle-button")) {
        for (Node node : scene.getRoot().lookupAll(selector)) {
          if (node instanceof ButtonBase button && button.getParent().isVisible()) all.add(button);
        }
      }
      return all;
    });
  }

  /// The texts of these buttons.
  List<String> labels() {
    return buttons().stream().map(ButtonBase::getText).toList();
  }

  Scene scene() {
    return scene;
  }

  BufferedImage picture(String name) throws IOException {
    BufferedImage image =
        onFx(() -> {
          WritableImage shot = scene.snapshot(null);
          return SwingFXUtils.fromFXImage(shot, null);
        });
    Files.createDirectories(PICTURES);
    Path file = PICTURES.resolve(name + ".png");
    assertTrue(ImageIO.write(image, "png", file.toFile()), "no PNG writer");
    return image;
  }
}
