package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.console.PictureChecks.looksWhole;
import static org.voltaire.console.PictureChecks.withDigits;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.voltaire.console.paint.PaintedText;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.view.chart.TimeWindow;
import org.voltaire.console.view.window.Page;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// The page of the estimator, without a display. It shows results of the real estimator for the
/// driven pack. Most tests save pictures in `target/screenshots`.
class EstimatorPageTest {

  @BeforeAll
  static void startTheToolkit() throws InterruptedException {
    HeadlessConsole.startToolkit();
  }

  private static HeadlessConsole driving(int cells, Theme theme, int width, int height) {
    var pack = new DrivenPack(cells, 4);
    pack.filtered = true;
    HeadlessConsole screen = HeadlessConsole.of(pack, theme, width, height).connected().drive(330);
    return screen.show(Page.ESTIMATOR).show(TimeWindow.TEN_MINUTES);
  }

  private static List<String> of(HeadlessConsole screen, String part) {
    return texts(screen, part).map(PaintedText::text).toList();
  }

  private static Stream<PaintedText> texts(HeadlessConsole screen, String part) {
    return screen.views().stream()
        .filter(view -> view.getClass().getSimpleName().equals(part))
        .flatMap(view -> view.texts().stream());
  }

  @Test
  void showsWhatTheEstimatorKnowsInBothThemes() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    looksWhole(screen, screen.picture("estimator-light"));
    List<String> table = of(screen, "EstimatorCellsView");
    for (String expected :
        List.of("SoC, %", "capacity, Ah", "R0, × model", "innovation, mV", "NIS", "last anchor")) {
      assertTrue(table.contains(expected), expected + " is not in " + table);
    }
    assertEquals(16, table.stream().filter(t -> t.matches("(rest|slope), 5 min \\d\\d s")).count());
    List<String> chart = of(screen, "EstimatorChartView");
    assertTrue(chart.contains("Cell 1"), chart.toString());
    assertTrue(chart.stream().anyMatch(t -> t.startsWith("NIS, mean")), chart.toString());
    assertTrue(
        chart.stream().anyMatch(t -> t.equals("rest") || t.equals("slope")),
        "the first voltage is marked: " + chart);
    List<String> pack = of(screen, "EstimatorPackView");
    assertTrue(pack.contains("all fit their model"), pack.toString());
    assertEquals(List.of(), of(screen, "HistoryChartView"), "the overview is not there");
    looksWhole(screen.theme(Theme.DARK), screen.picture("estimator-dark"));
  }

  @Test
  void fitsTheSmallestWindow() throws IOException {
    HeadlessConsole screen = driving(16, Theme.DARK, 1024, 700);
    looksWhole(screen, screen.picture("estimator-small-dark"));
  }

  @Test
  void aCellThatNoLongerFitsItsModelIsSeenAtOnce() throws IOException {
    var pack = new DrivenPack(16, 4);
    pack.filtered = true;
    HeadlessConsole screen = HeadlessConsole.of(pack, Theme.LIGHT, 1440, 900).connected().drive(20);
    screen.show(Page.ESTIMATOR);
    pack.liftedCell = 11;
    pack.liftV = 0.2;
    screen.drive(0.3);
    PaintedText row =
        texts(screen, "EstimatorCellsView")
            .filter(t -> t.text().equals("12"))
            .findFirst()
            .orElseThrow();
    screen.click("EstimatorCellsView", 200, row.y());
    looksWhole(screen, screen.picture("estimator-suspect-light"));
    assertTrue(of(screen, "EstimatorPackView").contains("cell 12"), "the suspect");
    List<String> shown = of(screen, "EstimatorPackView");
    assertTrue(shown.contains("cell 12, beyond 3.84"), shown.toString());
    assertTrue(of(screen, "EstimatorChartView").contains("Cell 12"), "it was clicked");
  }

  @Test
  void noNumberStaysOnceTheLinkIsLost() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    assertFalse(withDigits(screen.numbers()).isEmpty());
    screen.lose("nothing listens there").silence(2);
    assertEquals(List.of(), withDigits(screen.numbers()), "two seconds after the link was lost");
    screen.silence(60);
    looksWhole(screen, screen.picture("estimator-lost-light"));
    screen.connected().drive(20);
    assertFalse(withDigits(screen.numbers()).isEmpty(), "it is back");
    looksWhole(screen, screen.picture("estimator-back-light"));
  }

  @Test
  void numbersThatAreAFewPeriodsOldShowTheirAge() throws IOException {
    HeadlessConsole screen = driving(16, Theme.DARK, 1440, 900).silence(0.6);
    assertTrue(of(screen, "EstimatorCellsView").contains("0.6 s old"));
    looksWhole(screen, screen.picture("estimator-stale-dark"));
  }

  @Test
  void aSilentCellHasADashWhereItsInnovationWas() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.pack.silentCell = 0;
    screen.drive(30);
    looksWhole(screen, screen.picture("estimator-silent-light"));
    assertTrue(of(screen, "EstimatorCellsView").contains("—"));
    assertFalse(
        of(screen, "EstimatorChartView").stream().anyMatch(t -> t.endsWith(" mV")),
        "no innovation of now");
  }

  @Test
  void aRecordingIsShownLikeALivePackAndIsNotNow() throws IOException {
    var pack = new DrivenPack(16, 4);
    pack.filtered = true;
    HeadlessConsole screen =
        HeadlessConsole.of(pack, Theme.DARK, 1440, 900).playing("drive.mcap").drive(130);
    screen.show(Page.ESTIMATOR);
    looksWhole(screen, screen.picture("estimator-playing-dark"));
    assertTrue(screen.texts().contains("PLAYING"));
    assertFalse(withDigits(screen.numbers()).isEmpty());
    screen.ended("drive.mcap").silence(2);
    assertEquals(List.of(), withDigits(screen.numbers()), "it has ended");
  }

  @Test
  void manyCellsAreTilesThatAreFilledByNis() throws IOException {
    HeadlessConsole screen = driving(96, Theme.LIGHT, 1440, 900);
    screen.pack.liftedCell = 40;
    screen.pack.liftV = 0.2;
    looksWhole(screen.drive(20), screen.picture("estimator-96-cells-light"));
    assertTrue(of(screen, "EstimatorCellsView").contains("96"));
    HeadlessConsole all = driving(256, Theme.DARK, 1024, 700);
    looksWhole(all, all.picture("estimator-256-cells-small-dark"));
  }

  @Test
  void theKeyboardReachesThePageAndEveryCell() {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.press(KeyCode.DOWN).press(KeyCode.DOWN);
    assertTrue(of(screen, "EstimatorChartView").contains("Cell 3"));
    screen.press(KeyCode.UP).press(KeyCode.UP).press(KeyCode.UP);
    assertTrue(of(screen, "EstimatorChartView").contains("Cell 16"));
    screen.press(KeyCode.E);
    assertEquals(List.of(), of(screen, "EstimatorChartView"));
    assertFalse(of(screen, "HistoryChartView").isEmpty());
  }

  @Test
  void alarmsAreAnnouncedWhereTheyAreNotShown() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1024, 700);
    screen.pack.alarms =
        List.of(
            new Alarms.Active(Fault.CHARGE_OVER_TEMPERATURE, Level.DERATE, 0, 46.9, 1),
            new Alarms.Active(Fault.CONTACTOR_MISMATCH, Level.TELL, 0, Double.NaN, -1));
    screen.drive(2);
    looksWhole(screen, screen.picture("estimator-alarms-small-light"));
    assertTrue(screen.labels().contains("Overview: 2 alarms"), screen.labels().toString());
    screen.press(KeyCode.E);
    assertTrue(screen.labels().contains("Overview"), screen.labels().toString());
  }

  @Test
  void aRecordingWithoutDiagnosticsHasDashes() throws IOException {
    var pack = new DrivenPack(16, 4);
    HeadlessConsole screen = HeadlessConsole.of(pack, Theme.LIGHT, 1440, 900).connected().drive(60);
    screen.show(Page.ESTIMATOR);
    looksWhole(screen, screen.picture("estimator-old-recording-light"));
    assertTrue(of(screen, "EstimatorCellsView").contains("none"));
  }
}
