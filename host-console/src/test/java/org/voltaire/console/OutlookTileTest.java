package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.console.Looks.looksWhole;
import static org.voltaire.console.Looks.withDigits;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.paint.Written;
import org.voltaire.console.view.Page;
import org.voltaire.contactor.Mode;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimit.Constraint;
import org.voltaire.estimate.PowerLimits;
import org.voltaire.pack.Fault;

/// The outlook on the estimator's page without a display; what it shows is what the real predictor
/// foretells of the driven pack, or what a test says. Every picture is in `target/screenshots`.
class OutlookTileTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String TILE = "OutlookView";

  @BeforeAll
  static void startTheToolkit() throws InterruptedException {
    Screen.startToolkit();
  }

  private static Screen driving(int cells, Theme theme, int width, int height) {
    var pack = new DrivenPack(cells, 4);
    pack.filtered = true;
    return Screen.of(pack, theme, width, height).connected().drive(60).show(Page.ESTIMATOR);
  }

  private static List<Written> written(Screen screen, String part) {
    return screen.views().stream()
        .filter(view -> view.getClass().getSimpleName().equals(part))
        .flatMap(view -> view.written().stream())
        .toList();
  }

  private static List<String> tile(Screen screen) {
    return written(screen, TILE).stream().map(Written::text).toList();
  }

  private static List<String> figures(Screen screen) {
    return written(screen, TILE).stream().filter(Written::figure).map(Written::text).toList();
  }

  private static PowerLimit limit(double kw, Constraint constraint, int index) {
    return new PowerLimit(kw * 1000 / 50, kw * 1000, constraint, index);
  }

  /// A pack that is charged, foretold after 60 s.
  private static Forecast charging(int cell) {
    return new Forecast(
        60 * SECOND,
        new PowerLimits(
            limit(5.284, Constraint.CURRENT, -1),
            limit(4.1, Constraint.TEMPERATURE, 3),
            limit(3.25, Constraint.VOLTAGE, cell),
            limit(0, Constraint.SOC, cell)),
        new PowerLimits(
            limit(121.9, Constraint.VOLTAGE, cell),
            limit(99.996, Constraint.VOLTAGE, cell),
            limit(99.994, Constraint.VOLTAGE, cell),
            limit(88, Constraint.VOLTAGE, cell)),
        12.34,
        47.06,
        2512,
        12.2,
        655.4,
        Double.NaN,
        5400);
  }

  @Test
  void tellsPowerEnergyAndTimeOfAPackThatDrives() throws IOException {
    Screen screen = driving(16, Theme.LIGHT, 1440, 900);
    looksWhole(screen, screen.picture("outlook-light"));
    List<String> told = tile(screen);
    for (String pattern :
        List.of(
            "\\d\\.\\d\\d kWh",
            "\\d\\d\\.\\d Ah usable",
            "\\d\\d\\.\\d Ah chargeable",
            "−\\d+\\.\\d A",
            "\\d+ h \\d\\d min",
            "to empty",
            "(voltage|SoC) of cell \\d+|configured",
            "sensor \\d")) {
      assertTrue(told.stream().anyMatch(t -> t.matches(pattern)), pattern + " is not in " + told);
    }
    assertEquals(8, told.stream().filter(t -> t.matches("\\d+\\.\\d\\d")).count(), "powers");
    looksWhole(screen.theme(Theme.DARK), screen.picture("outlook-dark"));
  }

  @Test
  void everyNumberHasItsUnitAndItsReason() {
    Screen screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.pack.told = charging(6);
    screen.drive(0.3);
    assertEquals(
        List.of(
            "Outlook",
            "2.51 kWh",
            "47.1 Ah usable",
            "1 h 30 min",
            "to full",
            "655 Wh",
            "12.2 Ah chargeable",
            "+12.3 A",
            "mean of ten minutes",
            "power for",
            "in, kW",
            "out, kW",
            "1 s",
            "5.28",
            "configured",
            "121.9",
            "voltage of cell 7",
            "10 s",
            "4.10",
            "sensor 4",
            "100.0",
            "voltage of cell 7",
            "30 s",
            "3.25",
            "voltage of cell 7",
            "99.99",
            "voltage of cell 7",
            "continuous",
            "0.00",
            "SoC of cell 7",
            "88.00",
            "voltage of cell 7"),
        tile(screen));
  }

  @Test
  void theLongestReasonsFitTheSmallestWindow() throws IOException {
    Screen screen = driving(256, Theme.DARK, 1024, 700);
    screen.pack.told = charging(255);
    looksWhole(screen.drive(0.3), screen.picture("outlook-small-dark"));
    assertTrue(tile(screen).contains("voltage of cell 256"), tile(screen).toString());
    assertTrue(tile(screen).contains("47.1 Ah usable"), tile(screen).toString());
    Screen few = driving(16, Theme.LIGHT, 1024, 700);
    looksWhole(few, few.picture("outlook-small-light"));
  }

  @ParameterizedTest
  @CsvSource({"1280, 720", "1309, 1080", "1311, 700", "1920, 1080"})
  void theLongestReasonsFitEveryOtherWindow(int width, int height) throws IOException {
    Screen screen = driving(16, Theme.LIGHT, width, height);
    screen.pack.told = charging(255);
    looksWhole(screen.drive(0.3), screen.picture("outlook-" + width + "-light"));
    assertEquals(width >= 1311, tile(screen).contains("mean of ten minutes"));
  }

  @Test
  void theChartAboveItIsStillThereInTheSmallestWindowOfATrippedPack() throws IOException {
    Screen screen = driving(16, Theme.LIGHT, 1024, 700);
    screen.pack.mode = new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, 60 * SECOND);
    looksWhole(screen.drive(2), screen.picture("outlook-tripped-small-light"));
    assertTrue(
        written(screen, "EstimatorChartView").stream().anyMatch(t -> t.text().startsWith("NIS")),
        "the chart has no lanes");
    assertFalse(withDigits(figures(screen)).isEmpty());
  }

  @Test
  void powerOfAPackThatIsNotConnectedIsWhatItWouldBe() {
    Screen screen = driving(16, Theme.LIGHT, 1440, 900);
    assertTrue(tile(screen).contains("power for"), tile(screen).toString());
    screen.pack.mode = new Mode.Open();
    assertTrue(tile(screen.drive(0.3)).contains("if closed"), tile(screen).toString());
  }

  @Test
  void aPackAtRestHasNoTimeToTell() {
    var pack = new DrivenPack(16, 4);
    pack.filtered = true;
    pack.mode = new Mode.Open();
    Screen screen = Screen.of(pack, Theme.LIGHT, 1440, 900).connected().drive(30);
    List<String> told = tile(screen.show(Page.ESTIMATOR));
    int time = told.indexOf("to empty or full");
    assertEquals("—", told.get(time - 1), told.toString());
    assertTrue(told.contains("0.0 A"), told.toString());
  }

  @Test
  void whatIsAFewPeriodsOldSaysSoAndThenGoes() throws IOException {
    Screen screen = driving(16, Theme.DARK, 1440, 900).silence(0.6);
    looksWhole(screen, screen.picture("outlook-stale-dark"));
    assertTrue(tile(screen).stream().anyMatch(t -> t.matches("\\d\\.\\d s old")), "its age");
    assertFalse(withDigits(figures(screen)).isEmpty());
    screen.lose("nothing listens there").silence(2);
    looksWhole(screen, screen.picture("outlook-lost-dark"));
    assertEquals(List.of(), withDigits(figures(screen)), "two seconds after the link was lost");
    assertTrue(tile(screen).stream().noneMatch(t -> t.contains("cell")), "no reason is left");
  }

  @Test
  void anOutlookThatIsNotRenewedGrowsOldThoughFramesCome() {
    Screen screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.pack.told = charging(6);
    screen.drive(2.9);
    assertFalse(tile(screen).stream().anyMatch(t -> t.endsWith(" old")), "a repeated one is live");
    screen.drive(0.2);
    assertTrue(tile(screen).contains("3.1 s old"), tile(screen).toString());
    screen.drive(7);
    assertEquals(List.of(), withDigits(figures(screen)), "ten seconds later");
  }

  @Test
  void withACellThatIsNotMeasuredNothingIsForetold() throws IOException {
    Screen screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.pack.silentCell = 3;
    looksWhole(screen.drive(0.3), screen.picture("outlook-silent-light"));
    List<String> mean = withDigits(figures(screen));
    assertEquals(1, mean.size(), "only the current is known: " + mean);
    assertEquals(8, tile(screen).stream().filter("not measured"::equals).count());
    screen.pack.silentCell = -1;
    screen.drive(0.3);
    assertFalse(tile(screen).contains("not measured"), "it is back at once");
  }

  @Test
  void aRecordingIsShownLikeALivePack() throws IOException {
    var pack = new DrivenPack(16, 4);
    pack.filtered = true;
    Screen screen = Screen.of(pack, Theme.DARK, 1440, 900).playing("drive.mcap").drive(60);
    looksWhole(screen.show(Page.ESTIMATOR), screen.picture("outlook-playing-dark"));
    assertEquals(tile(driving(16, Theme.DARK, 1440, 900)), tile(screen));
    screen.ended("drive.mcap").silence(2);
    assertEquals(List.of(), withDigits(figures(screen)), "it has ended");
  }

  @Test
  void aRecordingOfAnOlderVersionHasDashes() throws IOException {
    var pack = new DrivenPack(16, 4);
    Screen screen = Screen.of(pack, Theme.LIGHT, 1440, 900).playing("old.mcap").drive(60);
    looksWhole(screen.show(Page.ESTIMATOR), screen.picture("outlook-old-recording-light"));
    List<String> told = figures(screen);
    assertEquals(List.of(), withDigits(told));
    assertEquals(12, told.stream().filter("—"::equals).count(), told.toString());
  }
}
