package org.voltaire.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.cli.Main;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.link.record.FrameCodec;
import org.voltaire.link.record.InputCodec;
import org.voltaire.link.record.Recorder;
import org.voltaire.link.record.Session;
import org.voltaire.link.record.TickDigest;
import org.voltaire.link.record.Topics;
import org.voltaire.measure.Sample;
import org.voltaire.pi.PackRun;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.testing.FreePort;
import org.voltaire.testing.Repository;

/// The command line, in this process.
@Timeout(60)
class CommandsTest {
  private static final List<String> DEMO_MISTAKES = List.of("--speed", "--pack", "--load-rate");
  private static final List<String> EMULATE_MISTAKES = List.of("PROTOCOL", "--pack", "--load-rate");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder = Path.of("");

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static String example(String name) {
    return Repository.root().resolve("examples").resolve(name).toString();
  }

  @Test
  void aGoodFileIsGoodAndNothingIsOpened() {
    assertEquals(0, run("check", example("jbd-16s.yaml")), err::toString);
    assertTrue(out.toString().contains("good. shed: lfp, 16 cells in series"), out.toString());
    assertTrue(out.toString().contains("taken to be within 2.0 % of that"), out.toString());
    assertFalse(Files.exists(Path.of("recordings")));
    assertEquals("", err.toString());
  }

  @Test
  void aBadFileIsRefusedWithEveryProblem() throws Exception {
    String text = Repository.example("jbd-16s.yaml").replace("lfp", "lead").replace("10}", "0}");
    Path file = Files.writeString(folder.resolve("bad.yaml"), text);
    assertEquals(2, run("check", file.toString()));
    assertEquals("", out.toString());
    assertTrue(err.toString().contains("2 problems; nothing was opened."), err.toString());
    assertTrue(
        err.toString().contains("bad.yaml:5:14  pack.chemistry\n  found    lead\n"),
        err.toString());
    assertTrue(err.toString().contains("loop.rate_hz\n  found    0\n"), err.toString());
    assertEquals(2, run("run", "--config", file.toString()), "nor is it run");
  }

  @Test
  void aSimulatedPackIsNotRunOnRealDevices() throws Exception {
    String text =
        Repository.example("jbd-16s.yaml").replace("name: shed", "simulated: true\n  name: shed");
    Path file = Files.writeString(folder.resolve("simulated.yaml"), text);
    assertEquals(2, run("run", "--config", file.toString()));
    assertTrue(
        err.toString().contains("pack.simulated: found true, allowed: false"), err::toString);
  }

  @Test
  void howAPackBalancesIsShown() {
    assertEquals(0, run("check", example("bq76952-16s.yaml")), err::toString);
    String line =
        "balancing: by charge, through 40 Ω, at most 4 cells at once, no resistor above 110 °C";
    assertTrue(out.toString().contains(line), out.toString());
  }

  @Test
  void ofABoardThatBalancesByItselfNothingIsSaid() {
    assertEquals(0, run("check", example("jbd-16s.yaml")), err::toString);
    assertFalse(out.toString().contains("balancing"), out.toString());
  }

  @Test
  void theInputsOfAPackAreShown() {
    assertEquals(0, run("check", example("cabinet-16s.yaml")), err::toString);
    for (String line :
        List.of(
            "emergency_stop: a contact on GPIO 16, closed is well",
            "interlock: a contact on GPIO 18, closed is well",
            "insulation: a contact on GPIO 19, closed is well")) {
      assertTrue(out.toString().contains(line), out.toString());
    }
  }

  @Test
  void aStackIsShownWithItsAddresses() throws Exception {
    String text =
        Repository.example("bq76952-16s.yaml")
            .replace(
                "type: bq76952, bus: 1, address: 0x08",
                "type: bq76952_stack, bus: 1, addresses: [0x08, 0x09]");
    Path file = Files.writeString(folder.resolve("stack.yaml"), text);
    assertEquals(0, run("check", file.toString()), err::toString);
    String line = "afe: 2 BQ76952 on I2C bus 1 at 0x08, 0x09, with CRC, 16 cells, 3 thermistors";
    assertTrue(out.toString().contains(line), out.toString());
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertEquals(2, run("check", folder.resolve("absent.yaml").toString()));
    assertTrue(
        err.toString().contains("absent.yaml, which is not there, allowed: a file"),
        err.toString());
  }

  private Path recording(String name, String configuration) throws Exception {
    Configuration good = ConfigurationReader.parse("test", Repository.example("jbd-16s.yaml"));
    var info = PackRun.info(good, "boot", true);
    var told =
        new org.voltaire.link.PackInfo(
            info.packId(),
            info.bootId(),
            info.name(),
            info.chemistry(),
            info.cellsInSeries(),
            info.thermistors(),
            info.capacityAh(),
            info.cellUnderVoltageV(),
            info.cellOverVoltageV(),
            info.maxChargeA(),
            info.maxDischargeA(),
            true,
            configuration);
    Path file = folder.resolve(name);
    Recorder.create(file, Topics.opening(new Session(told, 0.5, 0.1, 0), 0, 0)).close();
    return file;
  }

  @Test
  void aRecordingOfAConfigurationThatCannotBeReadAnyMoreSaysWhatIsWrongWithIt() throws Exception {
    Path file = recording("old.mcap", "pack: {}");
    assertEquals(1, run("replay", file.toString()));
    assertTrue(
        err.toString().contains("the recorded configuration:1:1  pack.name"), err.toString());
    assertTrue(err.toString().contains("pack.name\n  found    nothing"), err.toString());
    assertFalse(err.toString().contains("Exception"), err.toString());
  }

  /// Ten ticks in which nothing is measured.
  private Path ticks(String name, long digestError) throws Exception {
    Configuration good = ConfigurationReader.parse("test", Repository.example("jbd-16s.yaml"));
    var session = new Session(PackRun.info(good, "boot", true), 0.5, 0.1, 0);
    Bms bms = good.bms();
    Bms.State state = bms.initial(0, 0.5, 0.1);
    Path file = folder.resolve(name);
    try (var recorder = Recorder.create(file, Topics.opening(session, 0, 0))) {
      for (long seq = 1; seq <= 10; seq++) {
        long now = seq * 100_000_000;
        var input = new Bms.Input(Sample.missing(now, 16, 4), Request.OPEN);
        var bytes = InputCodec.encode(seq, input).toByteString();
        Bms.Step step = bms.step(state, input);
        long digest = TickDigest.of(bytes.toByteArray(), step) + (seq == 7 ? digestError : 0);
        recorder.write(Topics.message(Topics.INPUT, seq, now, bytes));
        var frame = FrameCodec.encode(step.output(), digest);
        recorder.write(Topics.message(Topics.FRAME, seq, now, frame));
        state = step.state();
      }
    }
    return file;
  }

  @Test
  void aGoodRecordingReplaysAndSaysSo() throws Exception {
    assertEquals(0, run("replay", ticks("good.mcap", 0).toString()), err::toString);
    assertTrue(out.toString().contains("10 ticks of shed replayed"), out.toString());
  }

  @Test
  void aRecordingWithoutATickProvesNothing() throws Exception {
    String configuration = Files.readString(Repository.root().resolve("examples/jbd-16s.yaml"));
    assertEquals(1, run("replay", recording("empty.mcap", configuration).toString()));
    assertTrue(out.toString().contains("holds no tick"), out.toString());
  }

  @Test
  void aRecordingThatIsStillBeingWrittenIsNotReplacedUnderItsWriter() throws Exception {
    Path file = folder.resolve("busy.mcap");
    Configuration good = ConfigurationReader.parse("test", Repository.example("jbd-16s.yaml"));
    var session = new Session(PackRun.info(good, "boot", true), 0.5, 0.1, 0);
    try (var recorder = Recorder.create(file, Topics.opening(session, 0, 0))) {
      assertEquals(file, recorder.file());
      assertEquals(1, run("finish", file.toString()));
      assertTrue(err.toString().contains("is still being recorded into"), err.toString());
    }
    assertEquals(0, run("finish", file.toString()), err::toString);
  }

  @Test
  void severalRecordingsAreReplayedAndOneThatDivergesIsANo() throws Exception {
    String good = ticks("first.mcap", 0).toString(), spoilt = ticks("second.mcap", 1).toString();
    assertEquals(1, run("replay", good, spoilt));
    assertTrue(out.toString().contains("10 ticks of shed replayed"), out.toString());
    assertTrue(out.toString().contains("tick 7 digest was "), out.toString());
  }

  @Test
  void aRecordingThatDivergesNamesTheFirstTickThatDoes() throws Exception {
    assertEquals(1, run("replay", ticks("spoilt.mcap", 1).toString()));
    assertTrue(out.toString().contains("tick 7 digest was "), out.toString());
    assertTrue(out.toString().contains("(6 ticks were the same)"), out.toString());
  }

  @Test
  void aRecordingThatIsMissingOrNoneIsNamed() throws Exception {
    assertEquals(2, run("replay", folder.resolve("absent.mcap").toString()));
    assertTrue(err.toString().contains("absent.mcap, which is not there"), err.toString());
    Path text = Files.writeString(folder.resolve("text.mcap"), "this is no recording at all");
    assertEquals(2, run("replay", text.toString()));
    assertTrue(err.toString().contains("text.mcap, a file of another kind"), err.toString());
    assertFalse(err.toString().contains("defect"), err.toString());
  }

  @Test
  void watchingWhereNothingListensIsANo() throws Exception {
    int port = FreePort.next();
    assertEquals(1, run("watch", "127.0.0.1:" + port, "--seconds", "0.3", "--json"));
    assertTrue(err.toString().contains("127.0.0.1:" + port), err.toString());
    assertTrue(err.toString().contains(": no data came"), err.toString());
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "demo --speed 0",
        "demo --speed 100",
        "demo --seconds 0",
        "demo --nonsense",
        "demo --load-rate -1",
        "watch 127.0.0.1:0",
        "watch 127.0.0.1:x",
        "watch --seconds -1",
        "emulate daly",
        "emulate",
        "run",
        "check",
        "replay",
        "nonsense"
      })
  void wrongUsageIsTwoAndSaysWhy(String line) {
    assertEquals(2, run(line.split(" ", -1)));
    assertFalse(err.toString().isBlank());
    assertEquals("", out.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "emulate jbd"})
  void anUnknownPackNamesThoseThatCanBeShown(String command) {
    assertEquals(2, run((command + " --pack nonsense").split(" ", -1)));
    String words =
        "--pack: found nonsense, allowed: lfp-16s, nmc-14s, tesla-2x6s74p, lmp-module, lto-24s\n";
    assertTrue(err.toString().contains(words), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo --speed 0", "emulate daly"})
  void aWrongPackDoesNotHideTheOtherMistakes(String command) {
    assertEquals(2, run((command + " --pack nonsense --load-rate -1").split(" ", -1)));
    for (String each : command.startsWith("demo") ? DEMO_MISTAKES : EMULATE_MISTAKES) {
      assertTrue(err.toString().contains(each + ": found "), each + " in " + err);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "emulate"})
  void whatCannotBeShownIsNotOffered(String command) {
    assertEquals(0, run(command, "--help"));
    String help = out.toString().replaceAll("\\s+", " ");
    assertTrue(help.contains("lfp-16s, nmc-14s, tesla-2x6s74p, lmp-module, lto-24s."), help);
    assertFalse(help.contains("model-s-85"), help);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "emulate jbd"})
  void aPackThatAJbdBoardCannotCarryNamesThoseThatItCan(String command) {
    assertEquals(2, run((command + " --pack model-s-85").split(" ", -1)));
    String words =
        "--pack: found model-s-85, allowed: lfp-16s, nmc-14s, tesla-2x6s74p, lmp-module, lto-24s:"
            + " model-s-85 has 96 cells in series, a JBD board carries at most 32";
    assertTrue(err.toString().contains(words), err.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lfp-16s", "nmc-14s", "tesla-2x6s74p", "lmp-module", "lto-24s"})
  void theDemoOfAPackHasItsFiguresAndTheLimitsOfItsCells(String name) throws Exception {
    PackProfile profile = PackProfile.load(name);
    Hardware jbd = Hardware.find(Boards.standard(), "jbd").orElseThrow();
    Configuration demo = DemoCommand.configuration(jbd, profile, Path.of("/dev/pts/7"), 7399);
    assertEquals(7399, demo.linkPort().orElseThrow());
    assertEquals(profile.cellsInSeries(), demo.spec().cellsInSeries());
    assertEquals(profile.chemistry(), demo.chemistry());
    assertEquals(profile.capacityAh(), demo.spec().capacityAh());
    assertEquals(
        profile.cells().limits().cellOverVoltageV().open(),
        demo.spec().limits().cellOverVoltage().open().trip());
    assertEquals(Path.of("/dev/pts/7"), demo.device("board").settings().path("port"));
    assertEquals(new Configuration.CoilDrive.ByBoard("board"), demo.coils());
    assertEquals(Request.CLOSE, demo.standing());
    assertEquals(profile.initialSoc(), demo.initialSoc(), 0.051);
  }

  @ParameterizedTest
  @ValueSource(strings = {"demo", "run", "watch", "check", "emulate", "replay", "finish"})
  void everyCommandHasHelp(String command) {
    assertEquals(0, run(command, "--help"));
    assertTrue(out.toString().startsWith("Usage: bms " + command), out.toString());
  }
}
