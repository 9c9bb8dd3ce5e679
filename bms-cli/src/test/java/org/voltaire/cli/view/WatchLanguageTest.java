package org.voltaire.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.cli.Main;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.core.Frame;
import org.voltaire.link.record.FrameCodec;
import org.voltaire.link.record.Session;
import org.voltaire.link.record.Topics;
import org.voltaire.link.tcp.LinkServer;
import org.voltaire.testing.Await;
import org.voltaire.testing.FreePort;

/// `./bms watch --lang fr`: who looks chooses the language in which a trip is told.
@Timeout(60)
class WatchLanguageTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  /// What `watch` prints of a pack that a cell has opened.
  private String watched(String lang) throws Exception {
    Frame frame = Pictures.tripped();
    var session = new Session(Pictures.INFO, 0.5, 0.1, 0);
    int port = FreePort.next();
    try (var server = LinkServer.open(port, Topics.opening(session, 0, 0))) {
      var message =
          Topics.message(
              Topics.FRAME,
              frame.seq(),
              frame.timeNanos(),
              FrameCodec.encode(new Bms.Output(Command.SAFE, frame), 0));
      Thread watch =
          Thread.ofPlatform().start(() -> run("watch", "127.0.0.1:" + port, "--lang", lang));
      Await.until(
          "the trip is told",
          () -> {
            server.offer(message);
            // Its last line.
            return out.toString().matches("(?s).*\n(not closed|non fermée) ?: .*\n.*");
          });
      watch.interrupt();
      watch.join();
    }
    return out.toString();
  }

  @Test
  void aTripIsToldInFrenchWithCauseValueLimitTimeAndNextAction() throws Exception {
    String text = watched("fr");
    for (String part :
        List.of(
            "ouverte : la tension d'une cellule est trop haute ; doit être réarmé par une personne",
            "cause première : La cellule 16 est à 3,900 V, au-dessus de 3,800 V.",
            "OPEN CELL_OVER_VOLTAGE, il y a 6,0 s (00:00:01 UTC), a duré 6,0 s, non acquitté",
            "à faire : ",
            "pour acquitter : ./bms ctl acknowledge",
            "non fermée : la batterie a déclenché, et personne ne l'a réarmée depuis")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
    for (String english : List.of("first cause", "next:", "ago", "acknowledged", "not closed")) {
      assertFalse(text.contains(english), english + " in\n" + text);
    }
  }

  @Test
  void theSameTripIsToldInEnglish() throws Exception {
    String text = watched("en");
    for (String part :
        List.of(
            "first cause: Cell 16 is at 3.900 V, above 3.800 V.",
            "OPEN CELL_OVER_VOLTAGE, 6.0 s ago (00:00:01 UTC), lasted 6.0 s, not acknowledged",
            "next: Let the pack rest",
            "not closed: it tripped, and nobody has reset it since")) {
      assertTrue(text.contains(part), part + " in\n" + text);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"de", "", "french"})
  void anotherLanguageIsWrongUsage(String lang) {
    assertEquals(2, run("watch", "--lang", lang));
    assertTrue(
        err.toString().contains("--lang: found " + lang + ", allowed: en, fr"), err.toString());
  }
}
