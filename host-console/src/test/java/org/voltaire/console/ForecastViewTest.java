package org.voltaire.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.voltaire.console.PictureChecks.looksWhole;
import static org.voltaire.console.PictureChecks.withDigits;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.console.paint.PaintedText;
import org.voltaire.console.paint.Palette.Theme;
import org.voltaire.console.view.window.Page;
import org.voltaire.contactor.Mode;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimit.Constraint;
import org.voltaire.estimate.PowerLimits;
import org.voltaire.pack.Fault;

/// The forecast on the page of the estimator, without a display. It shows forecasts of the real
/// predictor for the driven pack, or those that a test sets. Each test saves pictures in
/// `target/screenshots`.
class ForecastViewTest {
  private static final long SECOND = 1_000_000_000L;
  private static final String TILE = "ForecastView";

  @BeforeAll
  static void startTheToolkit() throws InterruptedException {
    HeadlessConsole.startToolkit();
  }

  private static HeadlessConsole driving(int cells, Theme theme, int width, int height) {
    var pack = new DrivenPack(cells, 4);
    pack.filtered = true;
    return HeadlessConsole.of(pack, theme, width, height)
        .connected()
        .drive(60)
        .show(Page.ESTIMATOR);
  }

  private static List<PaintedText> texts(HeadlessConsole screen, String part) {
    return screen.views().stream()
        .filter(view -> view.getClass().getSimpleName().equals(part))
        .flatMap(view -> view.texts().stream())
        .toList();
  }

  private static List<String> tile(HeadlessConsole screen) {
    return texts(screen, TILE).stream().map(PaintedText::text).toList();
  }

  private static List<String> numbers(HeadlessConsole screen) {
    return texts(screen, TILE).stream()
        .filter(PaintedText::measured)
        .map(PaintedText::text)
        .toList();
  }

  private static PowerLimit limit(double kw, Constraint constraint, int index) {
    return new PowerLimit(kw * 1000 / 50, kw * 1000, constraint, index);
  }

  /// A pack that is charged, forecast after 60 s.
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
  void showsPowerEnergyAndTimeOfAPackThatDrives() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    looksWhole(screen, screen.picture("forecast-light"));
    List<String> shown = tile(screen);
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
      assertTrue(shown.stream().anyMatch(t -> t.matches(pattern)), pattern + " is not in " + shown);
    }
    assertEquals(8, shown.stream().filter(t -> t.matches("\\d+\\.\\d\\d")).count(), "powers");
    looksWhole(screen.theme(Theme.DARK), screen.picture("forecast-dark"));
  }

  @Test
  void everyNumberHasItsUnitAndItsReason() {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.pack.forecast = charging(6);
    screen.drive(0.3);
    assertEquals(
        List.of(
            "Forecast",
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
    HeadlessConsole screen = driving(256, Theme.DARK, 1024, 700);
    screen.pack.forecast = charging(255);
    looksWhole(screen.drive(0.3), screen.picture("forecast-small-dark"));
    assertTrue(tile(screen).contains("voltage of cell 256"), tile(screen).toString());
    assertTrue(tile(screen).contains("47.1 Ah usable"), tile(screen).toString());
    HeadlessConsole few = driving(16, Theme.LIGHT, 1024, 700);
    looksWhole(few, few.picture("forecast-small-light"));
  }

  @ParameterizedTest
  @CsvSource({"1280, 720", "1309, 1080", "1311, 700", "1920, 1080"})
  void theLongestReasonsFitEveryOtherWindow(int width, int height) throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, width, height);
    screen.pack.forecast = charging(255);
    looksWhole(screen.drive(0.3), screen.picture("forecast-" + width + "-light"));
    assertEquals(width >= 1311, tile(screen).contains("mean of ten minutes"));
  }

  @Test
  void theChartAboveIsStillThereInTheSmallestWindowOfATrippedPack() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1024, 700);
    screen.pack.mode = new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, 60 * SECOND);
    looksWhole(screen.drive(2), screen.picture("forecast-tripped-small-light"));
    assertTrue(
        texts(screen, "EstimatorChartView").stream().anyMatch(t -> t.text().startsWith("NIS")),
        "the chart has no lanes");
    assertFalse(withDigits(numbers(screen)).isEmpty());
  }

  @Test
  void powerOfAPackThatIsNotConnectedIsWhatItWouldBe() {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    assertTrue(tile(screen).contains("power for"), tile(screen).toString());
    screen.pack.mode = new Mode.Open();
    assertTrue(tile(screen.drive(0.3)).contains("if closed"), tile(screen).toString());
  }

  @Test
  void aPackAtRestHasNoTimeToEmptyOrFull() {
    var pack = new DrivenPack(16, 4);
    pack.filtered = true;
    pack.mode = new Mode.Open();
    HeadlessConsole screen = HeadlessConsole.of(pack, Theme.LIGHT, 1440, 900).connected().drive(30);
    List<String> shown = tile(screen.show(Page.ESTIMATOR));
    int time = shown.indexOf("to empty or full");
    assertEquals("—", shown.get(time - 1), shown.toString());
    assertTrue(shown.contains("0.0 A"), shown.toString());
  }

  @Test
  void aForecastOfAFewPeriodsShowsItsAgeAndThenDisappears() throws IOException {
    HeadlessConsole screen = driving(16, Theme.DARK, 1440, 900).silence(0.6);
    looksWhole(screen, screen.picture("forecast-stale-dark"));
    assertTrue(tile(screen).stream().anyMatch(t -> t.matches("\\d\\.\\d s old")), "its age");
    assertFalse(withDigits(numbers(screen)).isEmpty());
    screen.lose("nothing listens there").silence(2);
    looksWhole(screen, screen.picture("forecast-lost-dark"));
    assertEquals(List.of(), withDigits(numbers(screen)), "two seconds after the link was lost");
    assertTrue(tile(screen).stream().noneMatch(t -> t.contains("cell")), "no reason is left");
  }

  @Test
  void aForecastThatIsNotRenewedBecomesStaleAlthoughFramesArrive() {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.pack.forecast = charging(6);
    screen.drive(2.9);
    assertFalse(tile(screen).stream().anyMatch(t -> t.endsWith(" old")), "a repeated one is live");
    screen.drive(0.2);
    assertTrue(tile(screen).contains("3.1 s old"), tile(screen).toString());
    screen.drive(7);
    assertEquals(List.of(), withDigits(numbers(screen)), "ten seconds later");
  }

  @Test
  void withACellThatIsNotMeasuredThereIsNoForecast() throws IOException {
    HeadlessConsole screen = driving(16, Theme.LIGHT, 1440, 900);
    screen.pack.silentCell = 3;
    looksWhole(screen.drive(0.3), screen.picture("forecast-silent-light"));
    List<String> mean = withDigits(numbers(screen));
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
    HeadlessConsole screen =
        HeadlessConsole.of(pack, Theme.DARK, 1440, 900).playing("drive.mcap").drive(60);
    looksWhole(screen.show(Page.ESTIMATOR), screen.picture("forecast-playing-dark"));
    assertEquals(tile(driving(16, Theme.DARK, 1440, 900)), tile(screen));
    screen.ended("drive.mcap").silence(2);
    assertEquals(List.of(), withDigits(numbers(screen)), "it has ended");
  }

  @Test
  void aRecordingOfAnOlderVersionHasDashes() throws IOException {
    var pack = new DrivenPack(16, 4);
    HeadlessConsole screen =
        HeadlessConsole.of(pack, Theme.LIGHT, 1440, 900).playing("old.mcap").drive(60);
    looksWhole(screen.show(Page.ESTIMATOR), screen.picture("forecast-old-recording-light"));
    List<String> shown = numbers(screen);
    assertEquals(List.of(), withDigits(shown));
    assertEquals(12, shown.stream().filter("—"::equals).count(), shown.toString());
  }
}
