package org.voltaire.console;

import java.util.Objects;
import java.util.function.LongSupplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import org.voltaire.console.model.Inbox;
import org.voltaire.console.model.PackModel;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.paint.Typeface;
import org.voltaire.console.view.ConsoleView;

/// The window itself and its frame clock: at most 30 times a second it fetches what has come and
/// paints what is true now. Lives on the JavaFX thread.
public final class ConsoleWindow {
  private static final long FRAME_NANOS = 32_000_000;

  /// Without news, ages still grow: their last digit is a tenth of a second.
  private static final long AGE_NANOS = 100_000_000;

  private final Inbox inbox;
  private final PackModel model;
  private final ConsoleView view;
  private final LongSupplier clock;
  private final AnimationTimer frames;
  private long paintedNanos;
  private long shownNanos;

  /// @param inbox where a source leaves what it has to say
  /// @param where the pack is expected, for people
  /// @param clock local monotonic time, ns
  public ConsoleWindow(Inbox inbox, String where, Theme theme, LongSupplier clock) {
    this.inbox = inbox;
    this.clock = clock;
    Typeface.regular(13); // the controls use the font too
    model = new PackModel(where);
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

  /// Opens it on a stage.
  ///
  /// @param closed is run once, when somebody has closed it
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

  /// The scene by itself, for a stage or a picture.
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

  /// Fetches what has come and paints what is true at `nowNanos`.
  void paint(long nowNanos) {
    paintedNanos = nowNanos;
    boolean news = inbox.drain(model::hear) || nowNanos - shownNanos >= AGE_NANOS;
    if (news) shownNanos = nowNanos;
    view.show(model.snapshot(nowNanos), model.history(), model.estimator(), news);
  }

  /// What is on it.
  ConsoleView view() {
    return view;
  }
}
