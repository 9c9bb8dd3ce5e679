package org.voltaire.console;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.voltaire.console.model.LinkEventQueue;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.view.window.Page;
import org.voltaire.link.PackSource;
import org.voltaire.words.UserLanguage;
import org.voltaire.words.Vocabulary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// The command `console [HOST[:PORT] | FILE.mcap]`: shows one pack in a window.
@Command(
    name = "bms console",
    description = "Shows a pack in a window: live, or as it was recorded.",
    mixinStandardHelpOptions = true,
    footer = {"", "In the window: T changes the theme, E the page, ? lists the keys."})
final class ConsoleCommand implements Callable<Integer> {
  private static final int DONE = 0, NO = 1;
  private static final Vocabulary THEMES = Vocabulary.of(List.of("light", "dark")),
      PAGES =
          Vocabulary.of(
              Stream.of(Page.values()).map(page -> page.name().toLowerCase(Locale.ROOT)).toList());

  /// Kept in a field: a logger that is not referenced is collected, and its filter with it.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  @Parameters(
      paramLabel = "HOST[:PORT] | FILE.mcap",
      arity = "0..1",
      description = "Where the daemon is, or a recording; default 127.0.0.1.")
  private String where = "127.0.0.1";

  @Option(
      names = "--theme",
      paramLabel = "light|dark",
      description = "How it looks; default ${DEFAULT-VALUE}.")
  private String theme = "light";

  @Option(
      names = "--page",
      paramLabel = "overview|estimator",
      description = "What it shows first; default ${DEFAULT-VALUE}.")
  private String page = "overview";

  @Option(
      names = "--picture",
      paramLabel = "FILE.png",
      description = "Instead of a window, a picture of it; needs no display.")
  private @Nullable Path picture;

  @Option(
      names = "--after",
      paramLabel = "SECONDS",
      description = "When to take the picture; default ${DEFAULT-VALUE}.")
  private double afterSeconds = 10;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    require(afterSeconds >= 0, "--after: found " + afterSeconds + ", allowed: 0 and more");
    require(THEMES.knows(theme), unknown("--theme", theme, THEMES));
    require(PAGES.knows(page), unknown("--page", page, PAGES));
    Theme wanted = theme.equals("dark") ? Theme.DARK : Theme.LIGHT;
    Page first = Page.named(page).orElseThrow();
    // JavaFX warns when it is started from the class path. We do so on purpose.
    JAVAFX.setFilter(line -> !line.getMessage().startsWith("Unsupported JavaFX configuration"));
    if (picture != null) {
      System.setProperty("glass.platform", "Headless");
      System.setProperty("prism.order", "sw");
    }
    var events = new LinkEventQueue(System::nanoTime);
    try (PackSource source = source()) {
      return picture == null
          ? window(source, events, wanted, first)
          : picture(source, events, wanted, first);
    } catch (UnsupportedOperationException e) {
      spec.commandLine().getErr().println("console: there is no display: " + e.getMessage());
      spec.commandLine().getErr().println("./bms watch shows the pack in a terminal");
      return NO;
    }
  }

  private PackSource source() {
    try {
      return SourceArgument.open(where);
    } catch (IllegalArgumentException wrong) {
      throw wrong(String.valueOf(wrong.getMessage()));
    }
  }

  private int window(PackSource source, LinkEventQueue events, Theme wanted, Page first)
      throws InterruptedException {
    var closed = new CountDownLatch(1);
    Platform.startup(() -> open(events, wanted, first, closed));
    source.start(events);
    closed.await();
    Platform.exit();
    return DONE;
  }

  private void open(LinkEventQueue events, Theme wanted, Page first, CountDownLatch closed) {
    boolean open = false;
    try {
      var window =
          new ConsoleWindow(events, where, UserLanguage.current(), wanted, System::nanoTime);
      window.view().show(first);
      window.open(new Stage(), closed::countDown);
      open = true;
    } finally {
      if (!open) closed.countDown(); // JavaFX reports the exception; the command must end
    }
  }

  /// Runs the window without a display for `--after` seconds, then writes what it shows to a file.
  private int picture(PackSource source, LinkEventQueue events, Theme wanted, Page first)
      throws IOException, InterruptedException {
    var ready = new CountDownLatch(1);
    Platform.startup(ready::countDown);
    ready.await();
    Scene scene =
        Picture.onToolkit(() -> {
          var window =
              new ConsoleWindow(events, where, UserLanguage.current(), wanted, System::nanoTime);
          window.view().show(first);
          var stage = new Stage();
          window.open(stage, () -> {});
          return stage.getScene();
        });
    source.start(events);
    var never = new CountDownLatch(1);
    if (never.await(Math.round(afterSeconds * 1000), TimeUnit.MILLISECONDS)) {
      throw new IllegalStateException("nothing counts it down");
    }
    Picture.write(Picture.onToolkit(() -> scene.snapshot(null)), picture);
    Platform.exit();
    return DONE;
  }

  private static String unknown(String what, String found, Vocabulary words) {
    String allowed = String.join(", ", words.words());
    return "%s: found %s, allowed: %s%s".formatted(what, found, allowed, words.hint(found));
  }

  private void require(boolean ok, String message) {
    if (!ok) throw wrong(message);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
