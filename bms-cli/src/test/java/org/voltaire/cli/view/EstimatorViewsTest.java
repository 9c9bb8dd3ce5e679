package org.voltaire.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.link.LinkState;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EstimatorViewsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final LinkState LIVE = new LinkState.Live("127.0.0.1:7350");

  private static List<String> lines(Frame frame) {
    return EstimatorText.of(Pictures.INFO, frame, LIVE, 0.1);
  }

  /// Two cells: one that was full two hours ago, one that is silent and suspect.
  private static Frame told() {
    Frame frame = Pictures.healthy();
    var full = new Anchor(Anchor.AnchorKind.FULL_KNEE, 3, 0.985, 0.012, 7800);
    var diagnostics =
        new FilterDiagnostics(
            Doubles.of(0.0042, Double.NaN),
            Doubles.of(0.0101, 0.02),
            Doubles.of(3.3, 3.3),
            Doubles.of(0.1, 0.2),
            Doubles.of(0.002, 0.003),
            Doubles.of(97.25, 100),
            Doubles.of(1.5, 3.9),
            Doubles.of(1.12, 1),
            Doubles.of(0.03, 0.1),
            0.041,
            0.02,
            CellSet.of(1),
            Doubles.of(4.02, Double.NaN),
            List.of(full, Anchor.NONE));
    var estimate =
        new Estimate(
            new Estimate.Values(
                Doubles.of(0.706, 0.71), Doubles.of(0.021, 0.03), 0.7, 0.03, 0.69, diagnostics));
    return new Frame(
        frame.seq(),
        frame.timeNanos(),
        frame.mode(),
        frame.readings(),
        estimate,
        frame.forecast(),
        frame.envelope(),
        frame.alarms(),
        ContactorReport.NONE);
  }

  @Test
  void eachCellHasWhatTheEstimatorKnowsOfItAndHowWell() {
    List<String> lines = lines(told());
    assertTrue(lines.get(1).contains("70.0 ± 3.0 %, shown 69.0 %"), lines.get(1));
    assertTrue(lines.get(1).contains("offset +0.041 ± 0.020 A"), lines.get(1));
    assertTrue(lines.get(1).endsWith("SoH 97 % by capacity, 89 % by resistance"), lines.get(1));
    assertEquals("NIS         worst 4.020, cell 1: ABOVE the bound of 3.84", lines.get(2));
    assertEquals("SUSPECT     2: the voltage does not fit the model", lines.get(3));
    assertEquals(
        "   1    70.6 ±  2.1     97.25 ±  1.50     1.12 ±  0.03      +4.2 ±  10.1   4.020!"
            + " full knee at 98.5 ± 1.2 %, 2 h 10 min ago",
        lines.get(5));
    assertEquals(
        "   2    71.0 ±  3.0    100.00 ±  3.90     1.00 ±  0.10         — ±     —       —  none",
        lines.get(6));
  }

  @Test
  void theTableFitsATerminalOfTwentyFourLines() {
    List<String> lines = lines(Pictures.healthy());
    assertEquals(5 + 16, lines.size());
    for (String line : lines) assertTrue(line.length() <= 130, line);
  }

  @Test
  void anOldFrameShowsNoNumber() {
    List<String> lines = EstimatorText.of(Pictures.INFO, told(), LIVE, 3.25);
    assertEquals(2, lines.size());
    assertTrue(lines.getLast().startsWith("no data for 3."), lines.getLast());
    var lost = new LinkState.Lost("there", 5, "no answer");
    assertEquals(2, EstimatorText.of(Pictures.INFO, told(), lost, 0.1).size());
    assertEquals(
        List.of("voltaire    CONNECTING to there", "no data so far"),
        EstimatorText.of(null, null, new LinkState.Connecting("there", ""), Double.NaN));
  }

  @Test
  void aFrameOfAnOldRecordingHasDashesInsteadOfWhatItLacks() {
    Frame frame = told();
    var bare = new Estimate(frame.estimate().cellSoc(), frame.estimate().cellSocSigma(), 0.7, 0.03);
    List<String> lines =
        lines(
            new Frame(
                frame.seq(),
                frame.timeNanos(),
                frame.mode(),
                frame.readings(),
                bare,
                frame.forecast(),
                frame.envelope(),
                frame.alarms(),
                ContactorReport.NONE));
    assertEquals("NIS         not known", lines.get(2));
    assertTrue(lines.get(5).contains("70.6 ±  2.1         — ±     —"), lines.get(5));
  }

  @Test
  void allOfItIsInTheJson() {
    JsonNode frame = JSON.readTree(FrameJson.of(told(), 100));
    assertEquals(0.69, frame.get("shown_soc").doubleValue());
    assertEquals(0.041, frame.get("offset_a").doubleValue());
    assertEquals(0.02, frame.get("offset_sigma_a").doubleValue());
    assertEquals(JSON.readTree("[2]"), frame.get("suspect"), "cells are counted from 1");
    assertEquals(0.9725, frame.get("soh_capacity").doubleValue(), 1e-12);
    assertEquals(1 / 1.12, frame.get("soh_resistance").doubleValue(), 1e-9);
    assertEquals(4.02, frame.get("nis_worst").doubleValue());
    assertEquals(FilterDiagnostics.NIS_BOUND, frame.get("nis_bound").doubleValue());
    assertEquals(JSON.readTree("[0.0042, null]"), frame.get("cells_innovation_v"));
    assertEquals(JSON.readTree("[0.0101, 0.02]"), frame.get("cells_innovation_sigma_v"));
    assertEquals(JSON.readTree("[4.02, null]"), frame.get("cells_nis"));
    assertEquals(JSON.readTree("[3.3, 3.3]"), frame.get("cells_model_v"));
    assertEquals(JSON.readTree("[0.002, 0.003]"), frame.get("cells_model_error_v"));
    assertEquals(JSON.readTree("[0.1, 0.2]"), frame.get("cells_gain_per_v"));
    assertEquals(JSON.readTree("[97.25, 100.0]"), frame.get("cells_capacity_ah"));
    assertEquals(JSON.readTree("[1.5, 3.9]"), frame.get("cells_capacity_sigma_ah"));
    assertEquals(JSON.readTree("[1.12, 1.0]"), frame.get("cells_r0_ratio"));
    assertEquals(JSON.readTree("[0.03, 0.1]"), frame.get("cells_r0_ratio_sigma"));
    JsonNode anchors = frame.get("cells_anchor");
    assertEquals("FULL_KNEE", anchors.get(0).get("kind").asString());
    assertEquals(3, anchors.get(0).get("count").intValue());
    assertEquals(0.985, anchors.get(0).get("soc").doubleValue());
    assertEquals(0.012, anchors.get(0).get("soc_sigma").doubleValue());
    assertEquals(7800, anchors.get(0).get("age_s").doubleValue());
    assertTrue(anchors.get(1).isNull(), "voltage has told it nothing");
  }

  @Test
  void aPackThatHasJustStartedTellsWhatItGuesses() {
    JsonNode frame = JSON.readTree(FrameJson.of(Pictures.healthy(), 100));
    assertEquals(16, frame.get("cells_capacity_ah").size());
    assertEquals(16, frame.get("cells_anchor").size());
    assertFalse(frame.get("cells_innovation_v").get(0).isNull(), "its second voltage");
  }
}
