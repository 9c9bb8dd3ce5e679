package org.voltaire.pi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pack.Fault;
import org.voltaire.testing.Await;

@Timeout(60)
class LatchWriterTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> notices = new ArrayList<>();

  /// Switches both directions together.
  private final Bms bms =
      Memories.configuration("driven_by: board", "driven_by: board, one_way: false").bms();

  private Bms.State state = bms.initial(0, 0.6, 0.02);

  LatchWriterTest() throws Exception {}

  private LatchFile file() {
    return new LatchFile(folder.resolve("shed.latch.yaml"), () -> Memories.at(Memories.NOON));
  }

  private Optional<Latch> kept() {
    return file().read(notices::add);
  }

  private LatchWriter writer() {
    return new LatchWriter(file(), kept(), notices::add);
  }

  /// So many seconds, one tick each, through the writer. `NaN`: the board is silent.
  private void ticks(LatchWriter writer, int seconds, double cellV, Request wish) {
    ticks(writer, seconds, cellV, wish, "");
  }

  private void ticks(LatchWriter writer, int seconds, double cellV, Request wish, String reason) {
    for (int n = 0; n < seconds; n++) {
      long now = state.timeNanos() + 1_000_000_000L;
      Sample sample =
          Double.isNaN(cellV)
              ? Sample.missing(now, 16, 4)
              : Memories.sample(now, cellV, 0, Feedback.UNKNOWN);
      var input = new Bms.Input(sample, wish, reason);
      writer.input(state.seq() + 1, input);
      Bms.Step step = bms.step(state, input);
      writer.step(step);
      state = step.state();
    }
  }

  @Test
  void aTripIsKeptUntilAPersonHasReset() {
    LatchWriter writer = writer();
    ticks(writer, 5, 3.32, Request.CLOSE);
    writer.save();
    assertEquals(Optional.empty(), kept());
    ticks(writer, 4, 3.9, Request.CLOSE);
    writer.save();
    Latch latch = kept().orElseThrow();
    assertEquals(Fault.CELL_OVER_VOLTAGE, latch.cause());
    assertEquals(Memories.NOON, latch.utc());
    assertEquals("cell 16 · 3.915 V", latch.found());
    ticks(writer, 60, 3.32, Request.CLOSE);
    writer.save();
    assertEquals(Optional.of(latch), kept(), "nothing is wrong any more, nobody has looked");
    ticks(writer, 1, 3.32, Request.RESET);
    writer.save();
    assertEquals(Optional.empty(), kept());
  }

  private static Sample withOneCellAt(double highV, long now) {
    Sample all = Memories.sample(now, 3.32, 0, Feedback.UNKNOWN);
    Doubles cells = all.cellVoltagesV().values();
    double packV = all.packVoltageV().value() + highV - cells.get(6);
    return new Sample(
        now,
        new MeasuredRow(Doubles.generate(16, c -> c == 6 ? highV : cells.get(c)), now),
        all.tempsDegC(),
        all.currentA(),
        new Measured(packV, now),
        all.busVoltageV(),
        all.bleeding(),
        all.contactors());
  }

  /// Of a board with two switches, of which one stays closed.
  @Test
  void aFaultThatOpenedOneSwitchIsKeptToo() throws Exception {
    var two = Memories.configuration().bms();
    state = two.initial(0, 0.6, 0.02);
    LatchWriter writer = writer();
    // A cell that jumped would not be believed.
    for (double highV = 3.32; highV < 4; highV += 0.05) {
      long now = state.timeNanos() + 1_000_000_000L;
      var input = new Bms.Input(withOneCellAt(Math.min(highV, 3.9), now), Request.CLOSE);
      writer.input(state.seq() + 1, input);
      Bms.Step step = two.step(state, input);
      writer.step(step);
      state = step.state();
    }
    writer.save();
    assertEquals(new Mode.OneWay(Fault.CELL_OVER_VOLTAGE, -1), state.mode());
    assertEquals(Fault.CELL_OVER_VOLTAGE, kept().orElseThrow().cause());
  }

  /// What was found and done stays beside it, for the next person.
  @Test
  void whatTheServiceHasDoneIsWrittenDownWhenTheLatchGoes() throws Exception {
    LatchWriter first = writer();
    state = state.latched(Fault.CONTACTOR_WELDED);
    ticks(first, 2, 3.32, Request.CLOSE);
    first.save();
    String latch = Files.readString(file().path());
    assertTrue(latch.contains("./bms ctl service REASON"), latch);
    ticks(first, 2, 3.32, Request.RESET);
    first.save();
    assertEquals(Fault.CONTACTOR_WELDED, kept().orElseThrow().cause(), "a reset is not enough");
    ticks(first, 1, 3.32, Request.SERVICE, "K1 \"replaced\"");
    first.close();
    assertEquals(Optional.empty(), kept());
    String done = Files.readString(folder.resolve("shed.serviced.yaml"));
    assertTrue(done.contains("fault: CONTACTOR_WELDED\n"), done);
    assertTrue(done.contains("reason: \"K1 \\\"replaced\\\"\"\n"), done);
  }

  /// The power may go in the second after it.
  @Test
  void itIsKeptAtOnceOnAThreadOfItsOwn() {
    LatchWriter writer = writer();
    writer.start();
    ticks(writer, 4, 3.9, Request.CLOSE);
    Await.until("a latch on the disk", () -> kept().isPresent());
    ticks(writer, 5, 3.32, Request.RESET);
    Await.until("none", () -> kept().isEmpty());
    writer.close();
  }

  @Test
  void theEndOfARunIsNoReset() {
    LatchWriter writer = writer();
    ticks(writer, 4, 3.9, Request.CLOSE);
    writer.close();
    Latch first = kept().orElseThrow();
    state = bms.initial(0, 0.6, 0.02).latched(first.cause());
    LatchWriter again = writer();
    ticks(again, 30, 3.32, Request.CLOSE);
    again.close();
    assertEquals(Optional.of(first), kept(), "with the time and the cell of the first run");
    assertEquals(new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, -1), state.mode());
  }

  @Test
  void whatPassesByItselfIsNotKept() {
    LatchWriter writer = writer();
    ticks(writer, 10, Double.NaN, Request.CLOSE);
    writer.close();
    assertTrue(state.mode() instanceof Mode.Tripped, state.mode().toString());
    assertEquals(Optional.empty(), kept());
    assertFalse(Files.exists(file().path()));
  }

  @Test
  void aDamagedOneIsTakenAwayByTheServiceOnly() throws Exception {
    Files.writeString(file().path(), "damaged");
    state = state.latched(kept().orElseThrow().cause());
    LatchWriter writer = writer();
    ticks(writer, 5, 3.32, Request.CLOSE);
    writer.save();
    assertEquals("damaged", Files.readString(file().path()), "evidence stays");
    ticks(writer, 1, 3.32, Request.RESET);
    writer.save();
    assertTrue(Files.exists(file().path()), "it may have been anything");
    ticks(writer, 1, 3.32, Request.SERVICE, "cells measured, all sound");
    writer.close();
    assertFalse(Files.exists(file().path()));
  }

  @Test
  void aDiskThatCannotBeWrittenIsToldOnceAndTriedAgain() throws Exception {
    Path obstacle = Files.createDirectory(folder.resolve("shed.latch.yaml.new"));
    LatchWriter writer = new LatchWriter(file(), Optional.empty(), notices::add);
    ticks(writer, 4, 3.9, Request.CLOSE);
    writer.save();
    writer.save();
    assertEquals(1, notices.size(), notices.toString());
    assertTrue(
        notices.getFirst().startsWith("latch: CELL_OVER_VOLTAGE cannot be kept, a restart would"),
        notices.getFirst());
    Files.delete(obstacle);
    writer.save();
    assertEquals(Fault.CELL_OVER_VOLTAGE, kept().orElseThrow().cause());
  }
}
