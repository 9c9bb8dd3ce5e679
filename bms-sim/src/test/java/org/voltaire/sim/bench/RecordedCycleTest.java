package org.voltaire.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.sim.Packs;
import org.voltaire.sim.pack.Plant;

class RecordedCycleTest {
  private static final String HEADER = "time_s,current_a,voltage_v,temp_degc,soc\n";

  @TempDir private Path folder;

  private RecordedCycle cycle(String text) throws IOException {
    return RecordedCycle.read(Files.writeString(folder.resolve("cycle.csv"), text), 2);
  }

  private void refused(String text, String... words) {
    var e = assertThrows(IOException.class, () -> cycle(text));
    for (String word : words) assertTrue(e.toString().contains(word), e.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "time_s\n",
        "time_s,current_a\n0,1\n1,1\n",
        "time,current,voltage\n0,1,3\n1,1,3\n",
        "current_a,time_s,voltage_v\n0,1,3\n1,1,3\n"
      })
  void anotherHeaderIsRefused(String text) {
    refused(text, "cycle.csv", "header is ", "must begin with time_s,current_a,voltage_v");
  }

  @Test
  void whatIsNoNumberIsNamedByFileRowAndColumn() {
    refused(HEADER + "0,1,3.3\n1,one,3.3\n", "cycle.csv", "row 3", "current_a");
    refused(HEADER + "0,1,\n", "cycle.csv", "row 2", "voltage_v");
    refused(HEADER + "0,1\n", "cycle.csv", "row 2", "voltage_v");
    refused(HEADER + "0,1,3.3\n\n", "cycle.csv", "row 3", "time_s");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NaN", "Infinity", "-Infinity"})
  void whatIsNotFiniteIsNoNumber(String word) {
    refused(HEADER + word + ",1,3.3\n1,1,3.3\n", "cycle.csv", "row 2", "time_s");
    refused(HEADER + "0,1,3.3\n1," + word + ",3.3\n", "cycle.csv", "row 3", "current_a");
    refused(HEADER + "0,1,3.3\n1,1," + word + "\n", "cycle.csv", "row 3", "voltage_v");
  }

  @Test
  void timeThatDoesNotRiseIsNamed() {
    refused(HEADER + "0,1,3\n2,1,3\n1,1,3\n", "cycle.csv", "row 4", "time_s is 1.0", "after 2.0");
    refused(HEADER + "0,1,3\n0,1,3\n", "row 3", "time_s");
  }

  @Test
  void fewerThanTwoRowsAreTooFew() {
    refused(HEADER, "cycle.csv", "fewer than two rows");
    refused(HEADER + "0,1,3\n", "cycle.csv", "fewer than two rows");
  }

  @Test
  void theCurrentFlowsOverTheIntervalThatEndsAtItsRow() throws IOException {
    RecordedCycle cycle = cycle("time_s,current_a,voltage_v\n10,9,3\n11,1,3\n13,-2,3\n");
    assertEquals(3, cycle.lengthSeconds());
    Plant plant = Packs.shipped(); // 100 Ah; the cell had 2
    Load load = cycle.once();
    assertEquals(50, load.currentA(0, plant));
    assertEquals(50, load.currentA(0.999, plant));
    assertEquals(-100, load.currentA(1, plant));
    assertEquals(-100, load.currentA(2.999, plant));
  }

  @Test
  void nothingFlowsFromItsEndOn() throws IOException {
    Load load = cycle("time_s,current_a,voltage_v\n0,9,3\n1,1,3\n2,-2,3\n").once();
    assertEquals(0, load.currentA(2, Packs.shipped()));
    assertEquals(0, load.currentA(2.1, Packs.shipped()));
  }

  @Test
  void aBenchMovesExactlyTheRecordedCharge() throws IOException {
    RecordedCycle cycle = cycle("time_s,current_a,voltage_v\n0,9,3\n1,1,3\n2,-2,3\n5,-1,3\n");
    Plant plant = Packs.shipped();
    var bench = new Bench(plant, cycle.once());
    // The same pack at rest, which loses charge by itself.
    Plant resting = Packs.shipped();
    new Bench(resting, (_, _) -> 0).advanceTo(60_000_000_000L);
    bench.advanceTo(60_000_000_000L);
    double movedAs = (plant.soc(7) - resting.soc(7)) * 3600 * plant.capacityAh(7);
    assertEquals(50 * (1 - 2 - 3), movedAs, 1e-4);
  }

  @Test
  void aCycleWithoutItsBeginningStartsWithTheRowOfThatMoment() throws IOException {
    RecordedCycle cycle = cycle("time_s,current_a,voltage_v\n0,9,3\n1,1,3.1\n2,-2,3.2\n5,-1,3.3\n");
    RecordedCycle rest = cycle.from(1.5);
    assertEquals(List.of(2.0, 5.0), rest.timesSeconds());
    assertEquals(List.of(-2.0, -1.0), rest.currentsA());
    assertEquals(List.of(3.2, 3.3), rest.voltagesV());
    assertEquals(-50, rest.once().currentA(0, Packs.shipped()));
  }

  @Test
  void itGoesRoundWhenADriverDoesNotStop() throws IOException {
    RecordedCycle cycle = cycle("time_s,current_a,voltage_v\n0,9,3\n1,1,3\n2,-2,3\n");
    assertEquals(50, cycle.at(4.5, Packs.shipped()));
    assertEquals(-100, cycle.at(5.5, Packs.shipped()));
  }

  @Test
  void theShippedExcerptLastsHalfAnHour() {
    RecordedCycle cycle = RecordedCycle.shipped();
    assertEquals(1799, cycle.lengthSeconds());
    assertEquals(2.30345, cycle.capacityAh());
    double strongest = cycle.currentsA().stream().mapToDouble(Math::abs).max().orElseThrow();
    assertEquals(400, strongest / cycle.capacityAh() * 100, 1, "A, on the shipped pack");
  }
}
