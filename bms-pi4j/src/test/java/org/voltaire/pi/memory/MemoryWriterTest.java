package org.voltaire.pi.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voltaire.config.Configuration;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Restart;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Sample;
import org.voltaire.pi.loop.Daemon;
import org.voltaire.pi.loop.VirtualClock;

class MemoryWriterTest {
  @TempDir private Path folder = Path.of("");

  private final List<String> notices = new ArrayList<>();
  private final List<String> journal = new ArrayList<>();
  private Configuration configuration = Memories.configuration();
  private long now;

  MemoryWriterTest() throws Exception {}

  private MemoryFile file() {
    return new MemoryFile(folder.resolve("shed.memory.yaml"), () -> Memories.at(Memories.NOON));
  }

  private MemoryWriter keeper(Bms.State initial) {
    var under =
        new Daemon.Journal() {
          @Override
          public void input(long seq, Bms.Input input) {
            journal.add("input " + seq);
          }

          @Override
          public void step(Bms.Step step) {
            journal.add("step " + step.state().seq());
          }
        };
    return new MemoryWriter(
        under, configuration, initial, file(), new VirtualClock(0), notices::add);
  }

  private Bms.State initial() {
    return configuration.bms().initial(0, 0.6, 0.02);
  }

  /// So many seconds, one tick each, through the keeper.
  private Bms.State ticks(
      MemoryWriter keeper,
      Bms.State from,
      int seconds,
      double cellV,
      Feedback contactors,
      Request wish) {
    Bms bms = configuration.bms();
    Bms.State state = from;
    for (int n = 0; n < seconds; n++) {
      now += 1_000_000_000L;
      Sample sample =
          Double.isNaN(cellV)
              ? Sample.missing(now, 16, 4)
              : Memories.sample(now, cellV, 0, contactors);
      var input = new Bms.Input(sample, wish);
      keeper.input(state.seq() + 1, input);
      Bms.Step step = bms.step(state, input);
      keeper.step(step);
      state = step.state();
    }
    return state;
  }

  private PackMemory written() {
    return file().read(configuration, notices::add).orElseThrow();
  }

  @Test
  void everythingIsPassedOnToTheJournal() {
    ticks(keeper(initial()), initial(), 2, 3.32, Feedback.OPEN, Request.OPEN);
    assertEquals(List.of("input 1", "step 1", "input 2", "step 2"), journal);
  }

  @Test
  void whatTheLastStepKnewIsWritten() {
    MemoryWriter keeper = keeper(initial());
    Bms.State last = ticks(keeper, initial(), 30, 3.32, Feedback.OPEN, Request.OPEN);
    keeper.close();
    PackMemory memory = written();
    assertEquals("shed", memory.name());
    assertEquals(22, memory.filter().tempDegC());
    assertEquals(last.estimator().shownSoc(), memory.shownSoc(), 1e-9);
    var known = last.estimator().memory(22).cells().get(3);
    assertEquals(known.soc(), memory.filter().cells().get(3).soc(), 1e-9);
    assertEquals(known.socSigma(), memory.filter().cells().get(3).socSigma(), 1e-9);
    assertEquals(List.of(), notices);
  }

  @Test
  void whatTheContactorsHaveDoneIsWrittenAndBegunWithAgain() {
    MemoryWriter keeper = keeper(initial());
    Bms.State last = ticks(keeper, initial(), 5, 3.32, Feedback.UNKNOWN, Request.CLOSE);
    last = ticks(keeper, last, 5, Double.NaN, Feedback.UNKNOWN, Request.CLOSE);
    last = ticks(keeper, last, 10, 3.32, Feedback.UNKNOWN, Request.CLOSE);
    keeper.close();
    var past = written().contactors();
    assertEquals(2, past.use().closings());
    assertEquals(1, past.openedSecondsAgo().size());
    var restart = written().restart(written().saved());
    Bms.State again = configuration.bms().initial(0, restart);
    assertEquals(last.contactors().report().use(), again.contactors().report().use());
  }

  /// Before they were kept, no file had them.
  @Test
  void aFileOfAnOlderVersionKnowsNothingOfTheContactors() throws Exception {
    MemoryWriter keeper = keeper(initial());
    ticks(keeper, initial(), 5, 3.32, Feedback.UNKNOWN, Request.CLOSE);
    keeper.close();
    String text = Files.readString(file().path());
    String older = text.replaceFirst("(?s)contactors:\n  closings.*?(?=# States)", "");
    String body = older.substring(0, older.indexOf("crc32: "));
    Files.writeString(file().path(), body + PackMemory.checksumLine(body));
    assertEquals(ContactorPast.NONE, written().contactors());
    assertEquals(List.of(), notices);
  }

  @Test
  void howThePackWasLeftIsWritten() throws Exception {
    MemoryWriter keeper = keeper(initial());
    Bms.State state = ticks(keeper, initial(), 5, 3.32, Feedback.OPEN, Request.OPEN);
    keeper.save(false);
    assertEquals(PackMemory.Left.DROPS, written().left(), "open, and the run goes on");
    state = ticks(keeper, state, 5, 3.32, Feedback.CLOSED, Request.CLOSE);
    keeper.save(false);
    assertEquals(PackMemory.Left.CONNECTED, written().left(), "closed");
    keeper.save(true);
    assertEquals(PackMemory.Left.OPEN, written().left(), "told to open, and it answers");
    ticks(keeper, state, 5, Double.NaN, Feedback.UNKNOWN, Request.CLOSE);
    keeper.save(true);
    assertEquals(PackMemory.Left.CONNECTED, written().left(), "told, but nobody heard");

    configuration = Memories.configuration("driven_by: board, at_start: close", "driven_by: none");
    keeper = keeper(initial());
    ticks(keeper, initial(), 5, 3.32, Feedback.OPEN, Request.OPEN);
    keeper.save(true);
    assertEquals(PackMemory.Left.CONNECTED, written().left(), "nobody's business");
  }

  /// A run that breaks off in its first minute must not leave the word that nothing could flow.
  @Test
  void theFirstOneIsWrittenAsSoonAsThereIsAVoltage() {
    MemoryWriter keeper = keeper(initial());
    Bms.State state = ticks(keeper, initial(), 2, Double.NaN, Feedback.UNKNOWN, Request.OPEN);
    keeper.save(false);
    assertEquals(2, keeper.waitSeconds());
    ticks(keeper, state, 2, 3.32, Feedback.OPEN, Request.OPEN);
    keeper.save(false);
    assertEquals(60, keeper.waitSeconds());
  }

  /// A run whose board never answered would otherwise write over what the last one knew.
  @Test
  void whoNeverSawAVoltageWritesNothing() {
    MemoryWriter keeper = keeper(initial());
    ticks(keeper, initial(), 30, Double.NaN, Feedback.UNKNOWN, Request.OPEN);
    keeper.close();
    assertFalse(Files.exists(file().path()));
    keeper(initial()).close();
    assertFalse(Files.exists(file().path()), "nor one that never ticked");
  }

  @Test
  void aRestoredSocThatTheVoltageContradictsIsTold() {
    var memory = Memories.of(configuration, Memories.NOON).filter();
    Bms.State start = configuration.bms().initial(0, new Restart(memory, 0.63, 60, 0));
    MemoryWriter keeper = keeper(start);
    ticks(keeper, start, 8, 2.9, Feedback.OPEN, Request.OPEN);
    assertEquals(1, notices.size(), notices.toString());
    assertTrue(
        notices
            .getFirst()
            .matches("restored SoC does not fit the voltage: cell 1 from 6.* to \\d\\.\\d % .*"),
        notices.getFirst());
    assertTrue(notices.getFirst().contains("cell 16 from"), notices.getFirst());
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldOnceAndTheRunGoesOn() throws Exception {
    Files.createDirectory(folder.resolve("shed.memory.yaml.new"));
    MemoryWriter keeper = keeper(initial());
    ticks(keeper, initial(), 5, 3.32, Feedback.OPEN, Request.OPEN);
    keeper.save(false);
    keeper.save(false);
    keeper.close();
    assertEquals(1, notices.size(), notices.toString());
    assertTrue(notices.getFirst().startsWith("memory: cannot be written: "), notices.getFirst());
  }
}
