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
import org.voltaire.console.model.Inbox;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.paint.Written;
import org.voltaire.console.view.Page;
import org.voltaire.console.view.PaintedView;
import org.voltaire.console.view.Window;
import org.voltaire.link.LinkState;

/// A console without a display, a pack that drives, a clock that is moved by hand, and a camera.
final class Screen {
  static final String WHERE = "127.0.0.1:7350";
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final long START = 1_000_000_000_000L;

  private static boolean toolkit;

  final DrivenPack pack;
  private final Inbox inbox;
  private final ConsoleWindow window;
  private final Scene scene;
  private long now = START;
  private long seq;

  private Screen(DrivenPack pack, Theme theme, int width, int height) {
    this.pack = pack;
    inbox = new Inbox(() -> now);
    window = new ConsoleWindow(inbox, WHERE, theme, () -> now);
    scene = window.scene(width, height);
    scene.getRoot().applyCss();
    scene.getRoot().layout();
  }

  /// The toolkit starts once in a process.
  static synchronized void startToolkit() throws InterruptedException {
    if (toolkit) return;
    var ready = new CountDownLatch(1);
    Platform.setImplicitExit(false);
    Platform.startup(ready::countDown);
    assertTrue(ready.await(60, TimeUnit.SECONDS), "JavaFX did not start");
    toolkit = true;
  }

  static Screen of(DrivenPack pack, Theme theme, int width, int height) {
    return onFx(() -> new Screen(pack, theme, width, height));
  }

  /// The toolkit's thread runs `work`; its result.
  static <T> T onFx(Callable<T> work) {
    var task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(120, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError("the window's thread failed", e);
    }
  }

  Screen connected() {
    inbox.link(new LinkState.Live(WHERE));
    inbox.pack(pack.info());
    return this;
  }

  /// Frames come for so long.
  Screen drive(double seconds) {
    for (long end = now + Math.round(seconds * 1e9); now < end; ) {
      now += DrivenPack.PERIOD_NANOS;
      inbox.frame(pack.frame(++seq), now);
      if (seq % 1000 == 0) look();
    }
    return look();
  }

  Screen lose(String reason) {
    inbox.link(new LinkState.Lost(WHERE, now, reason));
    return look();
  }

  /// Nothing comes for so long.
  Screen silence(double seconds) {
    now += Math.round(seconds * 1e9);
    seq += Math.round(seconds * 10);
    return look();
  }

  Screen show(Window history) {
    onFx(() -> {
      window.view().select(history);
      return true;
    });
    return look();
  }

  Screen show(Page page) {
    onFx(() -> {
      window.view().show(page);
      return true;
    });
    return look();
  }

  /// A recording instead of a live pack.
  Screen playing(String file) {
    inbox.link(new LinkState.Playing(file));
    inbox.pack(pack.info());
    return this;
  }

  Screen ended(String file) {
    inbox.link(new LinkState.Ended(file));
    return look();
  }

  /// A person clicks on a part, so far from its own left top.
  Screen click(String part, double x, double y) {
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

  Screen theme(Theme theme) {
    onFx(() -> {
      window.view().theme(theme);
      return true;
    });
    return look();
  }

  /// The pointer rests on the chart, so far from its left side.
  Screen point(double x) {
    onFx(() -> {
      for (PaintedView part : window.view().parts()) {
        if (!part.getClass().getSimpleName().equals("ChartView")) continue;
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

  Screen press(KeyCode key) {
    onFx(() -> {
      var pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false);
      Event.fireEvent(window.view(), pressed);
      return true;
    });
    return look();
  }

  private Screen look() {
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

  /// What is written on each part.
  List<List<Written>> parts() {
    return onFx(() -> window.view().parts().stream().map(PaintedView::written).toList());
  }

  List<PaintedView> views() {
    return onFx(() -> window.view().parts());
  }

  List<String> texts() {
    var all = new ArrayList<String>();
    for (List<Written> part : parts()) for (Written written : part) all.add(written.text());
    return all;
  }

  /// The measured numbers on the screen.
  List<String> figures() {
    return parts().stream()
        .flatMap(List::stream)
        .filter(Written::figure)
        .map(Written::text)
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

  /// What is written on them.
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
