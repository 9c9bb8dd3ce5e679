package org.voltaire.pi.plot;

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
import org.voltaire.pi.scenario.Comparison;
import org.voltaire.pi.scenario.SimulatedPack;
import org.voltaire.pi.scenario.Trace;
import org.voltaire.sim.scenario.Board;
import org.voltaire.sim.scenario.ScenarioException;
import org.voltaire.sim.scenario.ScenarioReader;
import org.voltaire.sim.scenario.ScenarioRun;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A plot is well-formed, shows every lane, and marks what went wrong.
class RunPlotTest {

  private static SimulatedPack pack(String title, String... steps) throws ScenarioException {
    String yaml =
        "title: '%s'\npack: lfp-16s\nsteps:\n  - %s\n"
            .formatted(title, String.join("\n  - ", List.of(steps)));
    return SimulatedPack.of(
        ScenarioReader.parse("t.yaml", yaml, Path.of(""), SimulatedPack::problems));
  }

  private static String plot(SimulatedPack pack) {
    var trace = new Trace(1);
    var outcome =
        ScenarioRun.of(
            pack.scenario(), pack.bms(), pack.initial(), 10, Board.Maker.direct(), trace);
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
  void aLongRunMakesNoLargerPicture() throws ScenarioException {
    String minute = plot(pack("t", "close contactors", "discharge at C/2 for 20 min"));
    String hours = plot(pack("t", "close contactors", "discharge at C/40 for 12 h"));
    assertTrue(hours.length() < 3 * minute.length(), minute.length() + " and " + hours.length());
  }

  @Test
  void twoRunsShareTheirAxes() throws Exception {
    SimulatedPack a = pack("one", "close contactors", "discharge at C/2 for 1 min");
    SimulatedPack b = pack("other", "rest 2 min");
    var both = new Comparison(Comparison.Side.run(a, 10, 1), Comparison.Side.run(b, 10, 1));
    Document document = parsed(ComparePlot.svg(both));
    assertTrue(groups(document).containsAll(List.of("ribbon-mode A", "ribbon-mode B", "time")));
    assertEquals(
        "one against other", document.getElementsByTagName("title").item(0).getTextContent());
  }
}
