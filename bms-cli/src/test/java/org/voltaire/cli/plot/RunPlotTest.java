package org.voltaire.cli.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.voltaire.cli.simulate.Comparison;
import org.voltaire.cli.simulate.RunColumn;
import org.voltaire.cli.simulate.RunRow;
import org.voltaire.cli.simulate.SimulatedPack;
import org.voltaire.cli.simulate.Trace;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.Board;
import org.voltaire.sim.scenario.run.ScenarioRun;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A plot is well-formed, shows every lane, and marks what went wrong.
class RunPlotTest {

  private static SimulatedPack pack(String title, String... steps) throws YamlException {
    return of("lfp-16s", title, steps);
  }

  /// @param pack what stands behind `pack:`, and further keys of the file below it
  private static SimulatedPack of(String pack, String title, String... steps) throws YamlException {
    String yaml =
        "title: '%s'\npack: %s\nsteps:\n  - %s\n"
            .formatted(title, pack, String.join("\n  - ", List.of(steps)));
    return SimulatedPack.of(
        ScenarioReader.parse("t.yaml", yaml, Path.of(""), SimulatedPack::check));
  }

  private static String plot(SimulatedPack pack) {
    var trace = new Trace(1);
    var outcome =
        ScenarioRun.of(
            pack.scenario(), pack.bms(), pack.initial(), 10, Board.BoardMaker.direct(), trace);
    return RunPlot.svg(pack, trace, outcome.simulatedSeconds());
  }

  private static Document parsed(String svg) throws Exception {
    var builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    return builder.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> groups(Document document) {
    var groups = document.getElementsByTagName("g");
    return IntStream.range(0, groups.getLength())
        .mapToObj(i -> ((Element) groups.item(i)).getAttribute("id"))
        .toList();
  }

  @Test
  void marksWhereSomethingWasBrokenAndMended() throws Exception {
    String svg =
        plot(
            pack(
                "Broken",
                "close contactors",
                "rest 1 min",
                "inject F-SEN-002 cell 5",
                "rest 1 min",
                "clear F-SEN-002",
                "rest 1 min"));
    assertTrue(groups(parsed(svg)).contains("faults"));
    assertTrue(svg.contains(">F-SEN-002</text>"), svg);
    assertTrue(svg.contains(">F-SEN-002 mended</text>"), svg);
  }

  @Test
  void isWellFormedAndShowsEveryLane() throws Exception {
    String svg =
        plot(pack("Volts < & > amperes", "close contactors", "discharge at C/2 for 1 min"));
    Document document = parsed(svg);
    assertEquals(
        List.of(
            "steps",
            "lane-Cell-voltage-V",
            "lane-Current-A-charging-is-positive",
            "lane-State-of-charge",
            "lane-Temperature-C",
            "lane-What-the-BMS-allows-A",
            "ribbon-mode",
            "ribbon-alarms",
            "time",
            "marks"),
        groups(document));
    assertEquals(
        "Volts < & > amperes", document.getElementsByTagName("title").item(0).getTextContent());
    assertFalse(svg.contains("NaN"), "a number that is none came into the picture");
    assertFalse(svg.contains("Infinity"));
    assertTrue(svg.contains("discharge at C/2 for 1 min"));
    assertTrue(svg.contains("estimate ± 2σ"));
  }

  @Test
  void marksAFailedExpectationInItsOwnShapeAndColour() throws Exception {
    String good = plot(pack("t", "rest 1 min", "expect mode OPEN"));
    String bad = plot(pack("t", "rest 1 min", "expect mode CLOSED"));
    assertFalse(good.contains(Ink.CRIT));
    assertTrue(bad.contains(Ink.CRIT));
    assertTrue(bad.contains("mode CLOSED: OPEN"));
    parsed(bad);
  }

  @Test
  void aRunWithoutTimeIsAPictureToo() throws Exception {
    parsed(plot(pack("t", "expect mode OPEN")));
  }

  @Test
  void aLongRunMakesNoLargerPicture() throws YamlException {
    String minute = plot(pack("t", "close contactors", "discharge at C/2 for 20 min"));
    String hours = plot(pack("t", "close contactors", "discharge at C/40 for 12 h"));
    assertTrue(hours.length() < 3 * minute.length(), minute.length() + " and " + hours.length());
  }

  @Test
  void twoRunsShareTheirAxes() throws Exception {
    SimulatedPack a = pack("one", "close contactors", "discharge at C/2 for 1 min");
    SimulatedPack b = pack("other", "rest 2 min");
    var both =
        new Comparison(
            Comparison.ComparedRun.run(a, 10, 1, () -> true),
            Comparison.ComparedRun.run(b, 10, 1, () -> true));
    Document document = parsed(ComparePlot.svg(both));
    assertTrue(groups(document).containsAll(List.of("ribbon-mode A", "ribbon-mode B", "time")));
    assertEquals(
        "one against other", document.getElementsByTagName("title").item(0).getTextContent());
  }

  @Test
  void aHotPackShowsItsHeaterAndAParkedOneNoCurrentBeside() throws Exception {
    String svg = plot(of("lmp-module", "t", "tick 10 s", "park 20 h"));
    Document document = parsed(svg);
    List<String> lanes = lanes(document);
    assertTrue(lanes.contains("lane-Heater-W"), lanes.toString());
    assertFalse(lanes.contains("lane-Current-A-charging-is-positive"), lanes.toString());
    assertTrue(svg.contains("mean of 3 h"));
    String brief = plot(of("lmp-module", "t", "tick 10 s", "park 2 h"));
    assertFalse(brief.contains("mean of 3 h"), "too short for a mean");
    assertTrue(lanes(parsed(brief)).contains("lane-Heater-W"));
  }

  /// The heater's mean over its pauses, by hand: 150 W for a third of the time are 50 W.
  @Test
  void theHeatersMeanIsThatOfItsEnergy() throws Exception {
    SimulatedPack pack = of("lmp-module", "t", "tick 10 s", "park 12 h");
    var trace = new Trace(600);
    ScenarioRun.of(
        pack.scenario(), pack.bms(), pack.initial(), 10, Board.BoardMaker.direct(), trace);
    double wh = 0;
    List<RunRow> rows = trace.rows();
    for (int i = 1; i < rows.size(); i++) {
      double hours = (rows.get(i).timeSeconds() - rows.get(i - 1).timeSeconds()) / 3600;
      double watts = rows.get(i).number(RunColumn.HEATER_W);
      if (!Double.isNaN(watts)) wh += watts * hours;
    }
    assertEquals(0.9 * 60 * 12, wh, 45, "held at 80 °C in a room of 20 °C");
    RunRow middle = RunLanes.heaterMeans(rows).get(rows.size() / 2);
    assertEquals(54, middle.number(RunColumn.HEATER_W), 8);
  }

  @Test
  void aStorageSystemShowsSunAndGrid() throws Exception {
    String sun = "storage with sun 4 kWp at 48 degN on 21 June and house 6 kWh a day for 12 h";
    String svg = plot(pack("t", "close contactors", "tick 1 min", sun));
    List<String> lanes = lanes(parsed(svg));
    assertTrue(
        lanes.contains("lane-Power-kW-the-battery-s-charging-is-positive"), lanes.toString());
    assertTrue(lanes.contains("lane-From-the-grid-kW-negative-to-it-or-curtailed"));
    assertFalse(svg.contains("NaN"));
    assertFalse(svg.contains("lost load"), "nothing was lost");
    String dark = plot(pack("t", "tick 1 min", sun.replace("for", "off grid for")));
    assertTrue(lanes(parsed(dark)).stream().anyMatch(lane -> lane.endsWith("lost-load")));
  }

  @Test
  void aVoltageCurveIsDrawnOverTheChargeAloneAndAgainstAnother() throws Exception {
    String[] steps = {"close contactors", "tick 10 s", "discharge at C/10 for 9.2 h"};
    SimulatedPack lfp =
        of("{profile: lfp-16s, initial_soc: 1}\nplot: voltage against soc", "lfp", steps);
    SimulatedPack nmc =
        of("{profile: nmc-14s, initial_soc: 1}\nplot: voltage against soc", "nmc", steps);
    Document alone = parsed(plot(lfp));
    assertEquals(
        List.of("axes-Cell-voltage-V", "axes-What-mV-are-worth-of-the-charge"), groups(alone));
    var both =
        new Comparison(
            Comparison.ComparedRun.run(lfp, 10, 60, () -> true),
            Comparison.ComparedRun.run(nmc, 10, 60, () -> true));
    String svg = ComparePlot.svg(both);
    parsed(svg);
    assertFalse(svg.contains("NaN"));
    assertTrue(svg.contains("16s LFP, 100 Ah, 51 V: ±5 mV are ± "), svg);
    assertTrue(svg.contains("14s NMC, 50 Ah, 51 V: ±5 mV are ± "));
    assertTrue(svg.contains("on average; at 50 % all from "));
    assertTrue(svg.contains("true state of charge, %"));
  }

  @Test
  void aVoltageCurveOfARunWithoutADischargeSaysSo() throws Exception {
    String svg = plot(of("lfp-16s\nplot: voltage against soc", "t", "rest 1 min"));
    parsed(svg);
    assertTrue(svg.contains("no discharge at C/10 or slower"));
  }

  @Test
  void theLapsOfARepeatAreListedOnce() throws Exception {
    String svg = plot(pack("t", "close contactors", "repeat 3: [rest 1 min]"));
    assertTrue(svg.contains(">rest 1 min (1 of 3)</text>"), svg);
    assertFalse(svg.contains(">rest 1 min (2 of 3)</text>"));
  }

  private static List<String> lanes(Document document) {
    return groups(document).stream().filter(group -> group.startsWith("lane-")).toList();
  }
}
