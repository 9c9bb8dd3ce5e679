package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pack.Fault;
import org.voltaire.pi.loop.StepWatch;
import org.voltaire.pi.operate.Operator;
import org.voltaire.testing.Repository;

/// `ctl` asks a pack through the very socket that `run` opens. The pack lives on a virtual clock:
/// time goes by when it is asked for something.
@Timeout(60)
class CtlCommandTest {
  /// Other packs may run on this machine.
  private final String name = "shed " + UUID.randomUUID();

  private final Configuration configuration =
      ConfigurationReader.parse("test", Repository.example("jbd-16s.yaml"));
  private final Bms bms = configuration.bms();
  private final StepWatch watch = new StepWatch();
  private final List<LocalPort> ports = new ArrayList<>();
  private Bms.State state = bms.initial(0, 0.6, 0.02);
  private Request standing = Request.OPEN;
  private double cellV = 3.32;

  /// Of cell 7 alone.
  private double above = 0;

  CtlCommandTest() throws Exception {}

  @BeforeEach
  void open() throws IOException {
    ports.add(LocalSockets.PACKS.open(new ControlAnswers(name, operator())));
    tick(Request.OPEN);
  }

  @AfterEach
  void close() throws IOException {
    for (LocalPort port : ports) port.close();
  }

  private Operator operator() {
    return new Operator(configuration.spec(), watch, this::request, () -> standing);
  }

  private void request(Request wish, String why) {
    if (wish == Request.CLOSE || wish == Request.OPEN) standing = wish;
    tick(wish, why);
    for (int n = 0; n < 10; n++) tick(standing);
  }

  private void tick(Request wish) {
    tick(wish, "");
  }

  private void tick(Request wish, String why) {
    long now = state.timeNanos() + 1_000_000_000L;
    Sample sample =
        new Sample(
            now,
            new MeasuredRow(Doubles.generate(16, c -> c == 6 ? cellV + above : cellV), now),
            new MeasuredRow(Doubles.of(21, 22, 23, 22), now),
            new Measured(0, now),
            new Measured(16 * cellV + above, now),
            Measured.missing(now),
            CellSet.NONE,
            Feedback.UNKNOWN);
    var input = new Bms.Input(sample, wish, why);
    watch.input(state.seq() + 1, input);
    Bms.Step step = bms.step(state, input);
    watch.step(step);
    state = step.state();
  }

  /// Cell 7 goes up and down by and by: a jump would be doubted.
  private void trippedByCell7() {
    for (; above < 0.58; above += 0.05) tick(standing);
    for (int n = 0; n < 5; n++) tick(standing);
    for (; above > 0; above -= 0.05) tick(standing);
    above = 0;
    for (int n = 0; n < 5; n++) tick(standing);
  }

  private void says(int code, String text, String wish) {
    var bench = new CommandBench().run("ctl", wish, "--pack", name);
    assertEquals(name + ": " + text + "\n", code == 0 ? bench.out() : bench.err());
    assertEquals(code, bench.code());
  }

  @Test
  void aHealthyPackIsClosedAndOpened() {
    says(0, "the pack is OPEN", "status");
    says(0, "close: done, the pack is CLOSED", "close");
    says(0, "open: done, the pack is OPEN", "OPEN");
  }

  @Test
  void aTrippedPackIsResetOnlyWhenNothingIsWrong() {
    state = state.latched(Fault.CELL_OVER_VOLTAGE);
    cellV = 3.9;
    for (int n = 0; n < 5; n++) tick(standing);
    String tripped = "the pack is TRIPPED by CELL_OVER_VOLTAGE (a cell's voltage is too high); ";
    says(1, "close: refused, " + tripped + "reset comes first", "close");
    says(
        1,
        "reset: refused, " + tripped + "still wrong: CELL_OVER_VOLTAGE (cell 1 · 3.900 V)",
        "reset");
    cellV = 3.32;
    for (int n = 0; n < 5; n++) tick(standing);
    says(0, "reset: done, the pack is OPEN", "reset");
    says(1, "reset: refused, there is nothing to reset; the pack is OPEN", "reset");
  }

  @Test
  void theServiceSaysWhatItHasDoneWithItsOwnCapitals() {
    state = state.latched(Fault.CONTACTOR_WELDED);
    for (int n = 0; n < 5; n++) tick(standing);
    var reset = new CommandBench().run("ctl", "reset", "--pack", name);
    assertEquals(1, reset.code());
    assertTrue(reset.err().contains("./bms ctl service REASON"), reset.err());
    var bare = new CommandBench().run("ctl", "service", "--pack", name);
    assertEquals(2, bare.code());
    assertTrue(bare.err().contains("REASON: found nothing, allowed: what was found"), bare.err());
    var done =
        new CommandBench().run("ctl", "service", "contactor", "K1", "replaced", "--pack", name);
    assertEquals(name + ": service: done, the pack is OPEN\n", done.out());
    String status = new CommandBench().run("ctl", "status", "--pack", name).out();
    assertTrue(status.contains("Serviced: contactor K1 replaced"), status);
    var more = new CommandBench().run("ctl", "reset", "now", "--pack", name);
    assertTrue(more.err().contains("REASON: found now, allowed: nothing"), more.err());
  }

  /// After a trip, a person sees what it was, says so, and resets.
  @Test
  void eventsAreListedAndAcknowledged() {
    says(1, "acknowledge: refused, there is nothing to acknowledge", "acknowledge");
    trippedByCell7();
    String status = new CommandBench().run("ctl", "status", "--pack", name).out();
    assertTrue(status.contains("First cause: Cell 7 is at 3.920 V, above 3.800 V."), status);
    assertTrue(status.contains(", not acknowledged. The charge current is limited"), status);
    assertTrue(status.contains(" Next: Let the pack rest"), status);
    says(0, "acknowledge: done, 1 over and gone, 1 kept until the pack is reset", "acknowledge");
    says(1, "acknowledge: refused, everything is acknowledged already", "acknowledge");
    says(0, "reset: done, the pack is OPEN", "reset");
    assertEquals(
        name + ": the pack is OPEN\n",
        new CommandBench().run("ctl", "status", "--pack", name).out());
  }

  @Test
  void whoAsksIsToldInTheirLanguage() {
    cellV = 3.9;
    for (int n = 0; n < 5; n++) tick(standing);
    Locale was = Locale.getDefault(Locale.Category.DISPLAY);
    Locale.setDefault(Locale.Category.DISPLAY, Locale.CANADA_FRENCH);
    try {
      String status = new CommandBench().run("ctl", "status", "--pack", name).out();
      assertTrue(status.contains("TRIPPED by CELL_OVER_VOLTAGE (la tension"), status);
      assertTrue(status.contains("Cause première : La cellule 1 est à 3,900 V"), status);
    } finally {
      Locale.setDefault(Locale.Category.DISPLAY, was);
    }
  }

  @Test
  void aProgramReadsTheAnswerAsOneLineOfJson() {
    state = state.latched(Fault.CELL_SPREAD);
    tick(standing);
    var bench = new CommandBench().run("ctl", "close", "--json", "--pack", name);
    assertEquals(1, bench.code());
    assertEquals("", bench.err());
    assertEquals(1, bench.out().lines().count(), bench.out());
    for (String part :
        List.of(
            "{\"done\":false,\"pack\":\"" + name + "\",\"asked\":\"close\"",
            "\"mode\":\"TRIPPED\",\"cause\":\"CELL_SPREAD\",\"contactors\":\"UNKNOWN\"",
            "\"wanted\":\"OPEN\",\"alarms\":[],\"events\":[\"First cause: ")) {
      assertTrue(bench.out().contains(part), part + " in " + bench.out());
    }
  }

  @Test
  void wrongWordsAndPacksThatDoNotRunAreWrongUsage() {
    var word = new CommandBench().run("ctl", "explode", "--pack", name);
    assertEquals(2, word.code());
    assertTrue(
        word.err()
            .contains(
                "WISH: found explode, allowed: reset, service, close, open, acknowledge, status"),
        word.err());
    var nearly = new CommandBench().run("ctl", "clsoe", "--pack", name);
    assertTrue(nearly.err().contains("status (did you mean close?)"), nearly.err());
    var absent = new CommandBench().run("ctl", "reset", "--pack", "barn " + name);
    assertEquals(2, absent.code());
    assertTrue(absent.err().contains("--pack: found barn " + name), absent.err());
    assertTrue(absent.err().contains(name + " (process "), absent.err());
    assertTrue(absent.err().contains("(did you mean " + name + "?)"), absent.err());
  }

  @Test
  void ofTwoPacksOneMustBeMeant() throws IOException {
    Path socket = LocalSockets.PACKS.own();
    Path second = socket.resolveSibling("second-of-" + socket.getFileName());
    ports.add(LocalPort.open(second, "second", new ControlAnswers(name, operator())));
    var bench = new CommandBench().run("ctl", "reset", "--pack", name);
    assertEquals(2, bench.code());
    assertTrue(bench.err().contains(", and 2 run; allowed: one of "), bench.err());
    String process = LocalSockets.PACKS.process(second);
    assertEquals(0, new CommandBench().run("ctl", "status", "--pack", process).code());
  }

  @Test
  void aWordThatNoPackKnowsIsRefusedByThePackToo() throws IOException {
    String answer = LocalSockets.ask(LocalSockets.PACKS.own(), "explode");
    assertTrue(
        answer.contains("allowed: reset, service, close, open, acknowledge, status"), answer);
  }
}
