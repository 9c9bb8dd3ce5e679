package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.console.PictureChecks.looksWhole;
import static org.voltaire.console.PictureChecks.withDigits;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.voltaire.console.model.LinkEventQueue;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.view.chart.TimeWindow;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Relay;
import org.voltaire.event.Event;
import org.voltaire.event.WallTime;
import org.voltaire.link.LinkState;
import org.voltaire.measure.CellSet;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// The window without a display. Most tests save pictures in `target/screenshots`.
class ConsoleWindowTest {

  @BeforeAll
  static void startTheToolkit() throws InterruptedException {
    HeadlessConsole.startToolkit();
  }

  private static HeadlessConsole driving(int cells, Theme theme, int width, int height) {
    var pack = new DrivenPack(cells, cells == 16 ? 4 : 8);
    pack.bleeding = CellSet.of(4);
    return HeadlessConsole.of(pack, theme, width, height).connected().drive(330);
  }

  @Test
  void showsALivePackInBothThemes() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    looksWhole(screen, screen.picture("live-light"));
    List<String> texts = screen.texts();
    for (String expected :
        List.of("Garage 16s", "SIMULATED", "LIVE", "CLOSED", "No alarms", "1 bleeding")) {
      assertTrue(texts.contains(expected), expected + " is not on the screen: " + texts);
    }
    assertTrue(texts.stream().anyMatch(t -> t.startsWith("sensor 3 at ")), "why DCL: " + texts);
    assertEquals(
        16, texts.stream().filter(t -> t.endsWith(" mV") && !t.startsWith("spread")).count());
    looksWhole(screen.theme(Theme.DARK), screen.picture("live-dark"));
  }

  @Test
  void fitsTheSmallestWindow() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1024, 700);
    looksWhole(screen, screen.picture("small-light"));
  }

  @Test
  void showsTenMinutesAndAnHour() throws IOException {
    HeadlessConsole screen = driving(16, Theme.DARK, 1440, 900).drive(300);
    screen.show(TimeWindow.TEN_MINUTES);
    looksWhole(screen, screen.picture("ten-minutes-dark"));
    screen.drive(3100).show(TimeWindow.ONE_HOUR);
    looksWhole(screen, screen.picture("hour-dark"));
    assertTrue(screen.texts().contains("−60 min"));
  }

  @Test
  void showsNoNumberOnceTheLinkIsLost() throws IOException {
    HeadlessConsole screen =
        driving(16, Theme.LIGHT, 1440, 900).lose("nothing listens there").silence(2);
    assertEquals(List.of(), withDigits(screen.numbers()), "two seconds after the link was lost");
    screen.silence(12);
    looksWhole(screen, screen.picture("lost-light"));
    looksWhole(screen.theme(Theme.DARK), screen.picture("lost-dark"));
    assertTrue(screen.texts().contains("Link lost 14 s ago"), screen.texts().toString());
    assertTrue(screen.texts().contains("LOST 14 s"));
    assertEquals(List.of(), withDigits(screen.numbers()));

    screen.connected().drive(20);
    assertTrue(screen.texts().contains("LIVE"), "it did not recover");
    assertFalse(withDigits(screen.numbers()).isEmpty());
    looksWhole(screen.theme(Theme.LIGHT), screen.picture("back-again-light"));
  }

  @Test
  void hatchesWhatIsAFewPeriodsOld() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900).silence(0.6);
    assertTrue(screen.texts().contains("LAGGING 0.6 s"), screen.texts().toString());
    looksWhole(screen, screen.picture("stale-light"));
  }

  @Test
  void saysWhatTrippedAndWhatToDo() throws IOException {
    var pack = new DrivenPack(16, 4);
    HeadlessConsole screen =
        HeadlessConsole.of(pack, Theme.LIGHT, 1440, 900).connected().drive(200);
    pack.liftedCell = 11;
    pack.liftV = 0.392;
    screen.drive(4);
    pack.mode = new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1);
    long at = 204 * 1_000_000_000L;
    pack.alarms =
        List.of(
            new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, at, 3.678, 11),
            new Alarms.Active(
                Fault.CHARGE_OVER_TEMPERATURE, Level.DERATE, at - 30_000_000_000L, 46.9, 1),
            new Alarms.Active(Fault.CONTACTOR_MISMATCH, Level.TELL, at, Double.NaN, -1));
    screen.drive(12);
    looksWhole(screen, screen.picture("tripped-light"));
    looksWhole(screen.theme(Theme.DARK), screen.picture("tripped-dark"));
    List<String> texts = screen.texts();
    assertTrue(texts.contains("Tripped: a cell's voltage is too high"), texts.toString());
    assertTrue(texts.contains("TRIPPED"));
    assertTrue(texts.contains("cell 12 · 3.678 V  ·  for 12 s"), texts.toString());
  }

  private static Event event(long number, Alarms.Active alarm, double forSeconds, long cause) {
    long until =
        Double.isNaN(forSeconds) ? Event.STILL : alarm.atNanos() + Math.round(forSeconds * 1e9);
    return new Event(number, alarm, alarm.atNanos(), until, 1, cause, false);
  }

  private static HeadlessConsole trippedAndOver(Theme theme, int width, int height) {
    var pack = new DrivenPack(16, 4);
    HeadlessConsole screen = HeadlessConsole.of(pack, theme, width, height).connected().drive(200);
    pack.liftedCell = 11;
    pack.liftV = 0.392;
    screen.drive(4);
    pack.mode = new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1);
    long at = 204 * 1_000_000_000L;
    var high = new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, at, 3.678, 11, 3.65, 3.6);
    var weld =
        new Alarms.Active(Fault.CONTACTOR_WELDED, Level.OPEN, at + 3_000_000_000L, Double.NaN, -1);
    var hot =
        new Alarms.Active(
            Fault.CHARGE_OVER_TEMPERATURE, Level.DERATE, at - 30_000_000_000L, 46.9, 1, 46, 43);
    pack.alarms = List.of(weld);
    pack.events =
        List.of(event(1, hot, 12, 0), event(2, high, 8, 2), event(3, weld, Double.NaN, 2));
    pack.liftV = 0;
    return screen.drive(12);
  }

  @Test
  void aTrippedPackShowsItsFirstCauseAndWhatFollowed() throws IOException {
    HeadlessConsole screen = trippedAndOver(Theme.LIGHT, 1440, 900);
    looksWhole(screen, screen.picture("events-light"));
    looksWhole(screen.theme(Theme.DARK), screen.picture("events-dark"));
    List<String> texts = screen.texts();
    for (String part :
        List.of(
            "Events",
            "FIRST CAUSE",
            "Cell over-voltage",
            "Cell 12 is at 3.678 V, above 3.650 V.",
            "12.0 s ago, lasted 8.0 s, not acknowledged",
            "THEN",
            "Contactor welded")) {
      assertTrue(texts.contains(part), part + " is not on the screen: " + texts);
    }
    assertTrue(texts.stream().anyMatch(text -> text.startsWith("next: Let the pack rest")));
    assertTrue(
        texts.stream()
            .anyMatch(text -> text.startsWith("Cell 12 is at 3.678 V, above 3.650 V.  ·")),
        "the banner says it too: " + texts);
    assertFalse(texts.contains("No alarms"));
  }

  @Test
  void whatTheServiceHasDoneStandsWhereTheNextActionStood() {
    HeadlessConsole screen = trippedAndOver(Theme.LIGHT, 1440, 900);
    Event weld = screen.pack.events.getLast();
    screen.pack.alarms = List.of();
    screen.pack.events =
        List.of(
            new Event(
                weld.number(),
                weld.alarm(),
                weld.sinceNanos(),
                weld.sinceNanos() + 1,
                1,
                weld.number(),
                false,
                "K1 replaced",
                WallTime.NONE));
    screen.drive(1);
    assertTrue(screen.texts().contains("serviced: K1 replaced"), screen.texts().toString());
    assertFalse(screen.texts().stream().anyMatch(text -> text.startsWith("next: ")));
  }

  @Test
  void relaysAreInTheStatusLineOfAPackThatHasSome() throws IOException {
    var pack = new DrivenPack(16, 4);
    pack.relays = List.of(Relay.CHARGE_ALLOWED, Relay.ALARM);
    HeadlessConsole screen = HeadlessConsole.of(pack, Theme.LIGHT, 1024, 700).connected().drive(30);
    String line = "relays: charge allowed no, alarm yes";
    assertTrue(screen.texts().contains(line), screen.texts().toString());
    looksWhole(screen, screen.picture("relays-light"));
    screen.silence(60);
    assertFalse(screen.texts().contains(line), "nobody knows what they say now");
    HeadlessConsole none = driving(16, Theme.LIGHT, 1440, 900);
    assertFalse(none.texts().stream().anyMatch(text -> text.startsWith("relays")));
  }

  @Test
  void theSmallestWindowShowsWhatOpenedThePack() throws IOException {
    HeadlessConsole screen = trippedAndOver(Theme.LIGHT, 1024, 700);
    looksWhole(screen, screen.picture("events-small-light"));
    assertTrue(screen.texts().contains("FIRST CAUSE"), screen.texts().toString());
    assertTrue(screen.texts().contains("Cell 12 is at 3.678 V, above 3.650 V."));
  }

  @Test
  void whatIsOverStaysUntilItIsAcknowledged() throws IOException {
    HeadlessConsole screen = trippedAndOver(Theme.LIGHT, 1440, 900);
    screen.pack.alarms = List.of();
    screen.pack.mode = new Mode.Closed();
    screen.drive(10);
    looksWhole(screen, screen.picture("events-reset-light"));
    assertTrue(screen.texts().contains("FIRST CAUSE"), "nobody has acknowledged it");
    screen.pack.events = List.of();
    screen.drive(1);
    assertTrue(screen.texts().contains("No alarms"));
  }

  @Test
  void showsADashForACellThatDoesNotAnswer() throws IOException {
    HeadlessConsole screen = driving(16, Theme.DARK, 1440, 900);
    screen.pack.silentCell = 2;
    screen.drive(5);
    looksWhole(screen, screen.picture("missing-cell-dark"));
    assertTrue(screen.numbers().contains("—"));
  }

  @Test
  void showsNinetySixCells() throws IOException {
    HeadlessConsole screen = driving(96, Theme.LIGHT, 1440, 900);
    looksWhole(screen, screen.picture("96-cells-light"));
  }

  @Test
  void keepsManyCellsReadable() throws IOException {
    HeadlessConsole screen = driving(256, Theme.DARK, 1440, 900);
    looksWhole(screen, screen.picture("256-cells-dark"));
    HeadlessConsole small = driving(192, Theme.LIGHT, 1024, 700);
    looksWhole(small, small.picture("192-cells-small-light"));
  }

  @Test
  void saysWhatToDoBeforeTheFirstFrame() throws IOException {
    HeadlessConsole screen =
        HeadlessConsole.of(new DrivenPack(16, 4), Theme.LIGHT, 1440, 900).silence(3);
    looksWhole(screen, screen.picture("connecting-light"));
    assertTrue(screen.texts().contains("Connecting to " + HeadlessConsole.WHERE));
    assertTrue(screen.texts().contains("./bms demo"));
  }

  @Test
  void saysWhatWasUnderThePointer() throws IOException {
    HeadlessConsole screen = driving(16, Theme.DARK, 1440, 900).point(400);
    screen.picture("cursor-dark");
    List<String> texts = screen.texts();
    assertTrue(texts.stream().anyMatch(t -> t.matches("highest 3\\.\\d{3} V  cell \\d+")));
    assertTrue(texts.stream().anyMatch(t -> t.matches("\\d+ s ago|1 min \\d+ s ago")));
  }

  @Test
  void theKeyboardReachesEverything() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900).press(KeyCode.F1);
    assertTrue(screen.texts().contains("light or dark"));
    assertTrue(screen.texts().contains("estimator or overview"));
    screen.picture("keys-light");
    screen.press(KeyCode.ESCAPE).press(KeyCode.T).press(KeyCode.DIGIT3);
    List<String> texts = screen.texts();
    assertFalse(texts.contains("light or dark"));
    assertTrue(texts.contains("−10 min"), texts.toString());
    assertEquals(Theme.DARK, screen.theme());
  }

  @Test
  void aOneCellPackIsAPackToo() throws IOException {
    HeadlessConsole screen = driving(1, Theme.LIGHT, 1440, 900);
    looksWhole(screen, screen.picture("one-cell-light"));
  }

  @Test
  void paintsByItselfAndTellsWhenItIsClosed() throws InterruptedException {
    var events = new LinkEventQueue(System::nanoTime);
    var pack = new DrivenPack(16, 4);
    events.link(new LinkState.Live("here"));
    events.pack(pack.info());
    events.frame(pack.frame(1), System.nanoTime());
    var closed = new CountDownLatch(1);
    Stage stage =
        HeadlessConsole.onFx(() -> {
          var window = new ConsoleWindow(events, "here", Theme.LIGHT, System::nanoTime);
          var opened = new Stage();
          window.open(opened, closed::countDown);
          return opened;
        });
    events.frame(pack.frame(2), System.nanoTime());
    long deadline = System.nanoTime() + 30_000_000_000L;
    boolean fetched = false;
    while (!fetched && System.nanoTime() < deadline) {
      fetched = HeadlessConsole.onFx(events::isEmpty);
    }
    assertTrue(fetched, "the frame clock does not run");
    HeadlessConsole.onFx(() -> {
      stage.close();
      return true;
    });
    assertTrue(closed.await(30, TimeUnit.SECONDS));
  }
}
