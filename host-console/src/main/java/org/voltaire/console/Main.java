package org.voltaire.console;

import java.util.concurrent.CountDownLatch;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.voltaire.console.model.Inbox;
import org.voltaire.link.PackSource;
import org.voltaire.link.tcp.LinkClient;

/// The console's entry. Not a JavaFX `Application`: a program on the class path may not start with
/// one.
public final class Main {
  private static final int DONE = 0;
  private static final int NO = 1;
  private static final int WRONG_USAGE = 2;

  /// Held, because a logger that nobody holds forgets its filter.
  private static final Logger JAVAFX = Logger.getLogger("javafx");

  private Main() {}

  /// Runs until the window is closed.
  ///
  /// @param args `[HOST[:PORT]] [--theme light|dark] [--help]`
  public static void main(String[] args) throws InterruptedException {
    int code =
        switch (Arguments.parse(args)) {
          case Arguments.Help _ -> {
            System.out.print(Arguments.USAGE);
            yield DONE;
          }
          case Arguments.Wrong(String message) -> {
            System.err.println("console: " + message);
            System.err.println("try --help");
            yield WRONG_USAGE;
          }
          case Arguments.Show show -> show(show);
        };
    System.exit(code);
  }

  private static int show(Arguments.Show wanted) throws InterruptedException {
    // It warns of the class path, from which we start on purpose.
    JAVAFX.setFilter(line -> !line.getMessage().startsWith("Unsupported JavaFX configuration"));
    var inbox = new Inbox(System::nanoTime);
    var closed = new CountDownLatch(1);
    try (PackSource source = source(wanted)) {
      Platform.startup(() -> open(inbox, wanted, closed));
      source.start(inbox);
      closed.await();
    } catch (UnsupportedOperationException e) {
      System.err.println("console: there is no display: " + e.getMessage());
      System.err.println("./bms watch " + wanted.where() + " shows the pack in a terminal");
      return NO;
    }
    Platform.exit();
    return DONE;
  }

  private static void open(Inbox inbox, Arguments.Show wanted, CountDownLatch closed) {
    boolean open = false;
    try {
      var window = new ConsoleWindow(inbox, wanted.where(), wanted.theme(), System::nanoTime);
      window.open(new Stage(), closed::countDown);
      open = true;
    } finally {
      if (!open) closed.countDown(); // the exception is on its way to people; do not wait for ever
    }
  }

  private static PackSource source(Arguments.Show wanted) {
    return new LinkClient(wanted.host(), wanted.port());
  }
}
