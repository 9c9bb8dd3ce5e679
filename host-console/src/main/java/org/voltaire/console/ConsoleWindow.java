package org.voltaire.console;

import java.util.Objects;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.voltaire.console.model.LinkEventQueue;
import org.voltaire.console.model.PackModel;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.window.ConsoleView;
import org.voltaire.words.FaultWords;

/// The window and its timer. At most 30 times a second it takes in the events that have arrived and
/// paints the current state. Used on the JavaFX thread only.
public final class ConsoleWindow {
  private static final long FRAME_NANOS = 32_000_000;

  /// When no event arrives, the window is still painted this often: the ages on it grow, and their
  /// last digit is a tenth of a second.
  private static final long AGE_NANOS = 100_000_000;

  private final LinkEventQueue events;
  private final PackModel model;
  private final ConsoleView view;
  private final LongSupplier clock;
  private final AnimationTimer frames;
  private long paintedNanos;
  private long shownNanos;

  /// A window that names faults in English.
  public ConsoleWindow(LinkEventQueue events, String where, Theme theme, LongSupplier clock) {
    this(events, where, FaultWords.ENGLISH, theme, clock);
  }

  /// @param events the events of the pack's source, filled by the source's thread
  /// @param where the address or file of the pack, as the window shows it
  /// @param words of faults, in the language of who looks
  /// @param clock local monotonic time, ns
  public ConsoleWindow(
      LinkEventQueue events, String where, FaultWords words, Theme theme, LongSupplier clock) {
    this.events = events;
    this.clock = clock;
    Typeface.regular(13); // loads the font, which the buttons use too
    model = new PackModel(where, words);
    view = new ConsoleView(theme);
    paintedNanos = clock.getAsLong();
    shownNanos = paintedNanos - AGE_NANOS;
    frames =
        new AnimationTimer() {
          @Override
          public void handle(long pulseNanos) {
            long now = ConsoleWindow.this.clock.getAsLong();
            if (now - paintedNanos >= FRAME_NANOS) paint(now);
          }
        };
  }

  /// Opens the window.
  ///
  /// @param closed is run once, after the window was closed
  public void open(Stage stage, Runnable closed) {
    stage.setTitle("Voltaire");
    stage.setScene(scene(1440, 900));
    stage.setMinWidth(1024);
    stage.setMinHeight(700);
    stage.setOnHidden(_ -> {
      frames.stop();
      closed.run();
    });
    paint(clock.getAsLong());
    stage.show();
    view.requestFocus();
    frames.start();
  }

  /// The scene with the style sheet, without a stage.
  Scene scene(double width, double height) {
    var scene = new Scene(view, width, height);
    scene
        .getStylesheets()
        .add(
            Objects.requireNonNull(ConsoleWindow.class.getResource("console.css"), "console.css")
                .toExternalForm());
    var leave = new KeyCodeCombination(KeyCode.Q, KeyCombination.SHORTCUT_DOWN);
    scene.getAccelerators().put(leave, () -> scene.getWindow().hide());
    return scene;
  }

  /// Takes in the waiting events and paints the state at `nowNanos`.
  void paint(long nowNanos) {
    paintedNanos = nowNanos;
    boolean news = events.drain(model::accept) || nowNanos - shownNanos >= AGE_NANOS;
    if (news) shownNanos = nowNanos;
    view.show(model.snapshot(nowNanos), model.history(), model.estimator(), news);
  }

  /// The root of the scene.
  ConsoleView view() {
    return view;
  }
}
