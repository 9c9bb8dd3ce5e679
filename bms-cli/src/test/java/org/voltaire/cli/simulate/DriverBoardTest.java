package org.voltaire.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.config.Configuration;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Command;
import org.voltaire.device.I2cBus;
import org.voltaire.device.SerialLine;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Sample;
import org.voltaire.pack.Fault;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;
import org.voltaire.sim.scenario.run.Board;

/// A simulated pack through virtual hardware and the real drivers, tick by tick.
class DriverBoardTest {
  private static final long TICK = 100_000_000, START = 1_000_000_000;
  private static final Command CLOSED = new Command(Contactors.CLOSED, CellSet.NONE);

  private final List<String> notices = new ArrayList<>();
  private Bench bench = new Bench(new Plant(PackProfile.load("lfp-16s")), (_, _) -> 35);
  private Cable cable = Cable.WHOLE;
  private long now = START;

  private static Configuration configuration(PackProfile profile, Hardware hardware)
      throws YamlException {
    var file = SimulatedPack.file(profile, Map.of(), hardware);
    return ConfigurationReader.parse("test", SimulatedPack.yaml(file));
  }

  private Board board(String pack, Hardware hardware) throws YamlException {
    PackProfile profile = PackProfile.load(pack);
    bench = new Bench(new Plant(profile), (_, _) -> 35);
    return connected(configuration(profile, hardware), 7);
  }

  private Board connected(Configuration configuration, long seed) {
    var sockets = Boards.standard().plugged(configuration, bench, seed);
    return new DriverBoard(configuration, sockets, bench, cable, notices::add);
  }

  private Sample tick(Board board) {
    bench.advance(TICK * 1e-9);
    now += TICK;
    return board.read(now);
  }

  /// A step of each chip and four standard deviations of its noise.
  @ParameterizedTest
  @CsvSource({
    "lfp-16s, bq76952, 0.0017, 0.02",
    "nmc-14s, bq76952, 0.0017, 0.02",
    "lto-24s, bq76952, 0.0017, 0.02",
    "bluecar, bq76952, 0.0017, 0.02",
    "model-s-85, bq76952, 0.0017, 0.02",
    "lfp-16s, jbd, 0.0021, 0.021",
    "lto-24s, jbd, 0.0021, 0.021",
  })
  void whatTheDriversReadIsWhatIsImitatedToTheirChipsResolution(
      String pack, String through, double cellV, double currentA) throws Exception {
    Board drivers = board(pack, ShippedHardware.named(through));
    Board direct = Board.BoardMaker.direct().on(bench, 7);
    drivers.apply(CLOSED);
    for (int n = 0; n < 50; n++) tick(drivers);
    for (int n = 0; n < 50; n++) {
      Sample read = tick(drivers), imitated = direct.read(now);
      assertEquals(bench.cells(), read.cellVoltagesV().values().size());
      assertEquals(0, read.cellVoltagesV().values().missing());
      for (int cell = 0; cell < bench.cells(); cell++) {
        double volts = read.cellVoltagesV().values().get(cell);
        assertEquals(bench.cellVoltageV(cell), volts, cellV, "cell " + (cell + 1));
        double imitatedV = imitated.cellVoltagesV().values().get(cell);
        assertEquals(imitatedV, volts, cellV + 0.0017, "cell " + (cell + 1));
      }
      for (int i = 0; i < bench.thermistors(); i++) {
        assertEquals(bench.thermistorDegC(i), read.tempsDegC().values().get(i), 0.251);
      }
      assertEquals(bench.shuntCurrentA(), read.currentA().value(), currentA);
      assertEquals(imitated.currentA().value(), read.currentA().value(), currentA + 0.046);
      // Steps of 10 mV for every chip, noise of 4 mV on the JBD board.
      double packV = 0.005 * Math.ceil(bench.cells() / 16.0) + 0.017;
      assertEquals(bench.packVoltageV(), read.packVoltageV().value(), packV);
    }
    assertTrue(notices.stream().allMatch(notice -> notice.endsWith(" connected")), "" + notices);
  }

  @Test
  void aReadingIsAsOldAsTheBytesSinceItWasAskedFor() throws Exception {
    Board board = board("lfp-16s", ShippedHardware.JBD);
    for (int n = 0; n < 20; n++) tick(board);
    Sample sample = tick(board);
    // 7 bytes of request and 38 of answer for the pack, 7 and 39 for the cells, at 9600 baud.
    double characterS = 10.0 / 9600;
    double roundS = (7 + 38 + 7 + 39) * characterS;
    assertEquals(roundS, (now - sample.currentA().timeNanos()) * 1e-9, 1e-6);
    assertEquals(46 * characterS, (now - sample.cellVoltagesV().timeNanos()) * 1e-9, 1e-6);

    Board chips = board("lfp-16s", ShippedHardware.BQ76952);
    for (int n = 0; n < 20; n++) tick(chips);
    sample = tick(chips);
    double ageS = (now - sample.cellVoltagesV().timeNanos()) * 1e-9;
    assertTrue(ageS > 0.002 && ageS < 0.012, "a few milliseconds at 400 kHz: " + ageS);
  }

  /// 107 bytes of 24 cells do not go through 9600 baud in a tenth of a second.
  @Test
  void aBoardThatIsSlowerThanTheTickIsReadAsOftenAsItCan() throws Exception {
    Board board = board("lto-24s", ShippedHardware.JBD);
    long before = 0;
    int fresh = 0;
    for (int n = 0; n < 100; n++) {
      Sample sample = tick(board);
      long measured = sample.cellVoltagesV().timeNanos();
      assertTrue(measured >= before && measured <= now, "tick " + n);
      assertTrue((now - measured) * 1e-9 < 0.3, "tick " + n);
      if (measured > before) fresh++;
      before = measured;
    }
    assertTrue(fresh > 80 && fresh < 95, fresh + " of 100 ticks");
  }

  /// The chips of a stack are told again every five seconds what to bleed, which takes a while.
  @Test
  void inTicksOfASecondNothingIsMissingWhileCellsAreBled() throws Exception {
    Board board = board("model-s-85", ShippedHardware.BQ76952);
    board.apply(new Command(Contactors.CLOSED, CellSet.of(3, 17, 40)));
    for (int n = 0; n < 60; n++) {
      bench.advance(1);
      now += 1_000_000_000;
      Sample read = board.read(now);
      assertEquals(0, read.cellVoltagesV().values().missing(), "after " + n + " s");
      assertTrue(now - read.cellVoltagesV().timeNanos() < 500_000_000, "after " + n + " s");
      assertTrue(now - read.currentA().timeNanos() < 500_000_000, "after " + n + " s");
    }
  }

  @Test
  void theSameSeedReadsTheSameAndAnotherDoesNot() throws Exception {
    var profile = PackProfile.load("lfp-16s");
    List<List<Sample>> runs = new ArrayList<>();
    for (long seed : new long[] {7, 7, 8}) {
      bench = new Bench(new Plant(profile), (_, _) -> 35);
      now = START;
      var board = connected(configuration(profile, ShippedHardware.BQ76952), seed);
      List<Sample> samples = new ArrayList<>();
      for (int n = 0; n < 20; n++) samples.add(tick(board));
      runs.add(samples);
    }
    assertEquals(runs.get(0), runs.get(1));
    assertFalse(runs.get(0).equals(runs.get(2)));
  }

  @Test
  void theMosfetsOfAJbdBoardConnectThePackAndSaySo() throws Exception {
    Board board = board("lfp-16s", ShippedHardware.JBD);
    assertFalse(bench.connected(), "a board that has just been connected is told to open");
    tick(board);
    assertEquals(Feedback.OPEN, tick(board).contactors());
    board.apply(CLOSED);
    assertTrue(bench.connected(), "at once, not a tick later");
    for (int n = 0; n < 3; n++) tick(board);
    assertEquals(Feedback.CLOSED, tick(board).contactors());
    board.apply(Command.SAFE);
    assertFalse(bench.connected());
  }

  @Test
  void eachMosfetOfAJbdBoardIsSwitchedByItself() throws Exception {
    Board board = board("lfp-16s", ShippedHardware.JBD);
    board.apply(CLOSED);
    board.apply(new Command(Contactors.DISCHARGE_ONLY, CellSet.NONE));
    assertTrue(bench.connected());
    assertEquals(0, bench.currentA(), "the charger's 35 A are blocked");
    for (int n = 0; n < 3; n++) tick(board);
    assertEquals(Feedback.UNKNOWN, tick(board).contactors());
    board.apply(new Command(Contactors.CHARGE_ONLY, CellSet.NONE));
    assertEquals(35, bench.currentA());
    board.apply(CLOSED);
    for (int n = 0; n < 3; n++) tick(board);
    assertEquals(Feedback.CLOSED, tick(board).contactors());
  }

  /// Through the step, the driver and the virtual board, byte for byte.
  @Test
  void aChargerThatGivesTooMuchIsCutOffAndThePackStaysConnected() throws Exception {
    Board board = board("lfp-16s", ShippedHardware.JBD);
    var file =
        SimulatedPack.file(
            PackProfile.load("lfp-16s"), Map.of("max_charge_a", 20), ShippedHardware.JBD);
    var configuration = ConfigurationReader.parse("test", SimulatedPack.yaml(file));
    assertTrue(configuration.spec().contactors().oneWay());
    Bms bms = configuration.bms();
    Bms.State state = run(bms, board, bms.initial(START, 0.5, 0.29), 10);
    assertEquals(new Mode.OneWay(Fault.CHARGE_OVER_CURRENT, -1), state.mode());
    assertTrue(bench.connected());
    assertEquals(0, bench.currentA());
  }

  @Test
  void theCoilsConnectAPackThatChipsMeasure() throws Exception {
    Board board = board("lfp-16s", ShippedHardware.BQ76952);
    assertFalse(bench.connected());
    board.apply(CLOSED);
    assertTrue(bench.connected());
    board.apply(new Command(Contactors.PRECHARGE, CellSet.NONE));
    assertFalse(bench.connected());
    assertEquals(Feedback.UNKNOWN, tick(board).contactors(), "nothing is wired to report it");
  }

  @Test
  void theChipsBleedWhatTheyAreToldToWhereverItLiesInTheStack() throws Exception {
    Board board = board("bluecar", ShippedHardware.BQ76952);
    for (CellSet wanted :
        List.of(CellSet.of(0, 14, 15, 44, 89), CellSet.of(15), CellSet.of(0, 15), CellSet.NONE)) {
      board.apply(new Command(Contactors.OPEN, wanted));
      assertEquals(wanted, bench.bleeding());
      assertEquals(wanted, tick(board).bleeding());
    }
  }

  @Test
  void aJbdBoardChoosesItselfWhatToBleed() throws Exception {
    Board board = board("lfp-16s", ShippedHardware.JBD);
    board.apply(new Command(Contactors.CLOSED, CellSet.of(3)));
    for (int n = 0; n < 5; n++) tick(board);
    assertEquals(CellSet.NONE, tick(board).bleeding(), "no cell is near full");
  }

  /// Spoils the traffic when a test says so.
  private static final class Pulled implements Cable {
    private final int address;
    private boolean out;

    Pulled(int address) {
      this.address = address;
    }

    @Override
    public I2cBus i2c(I2cBus bus) {
      return (to, write, read) -> {
        if (out && to == address) throw new IOException("no acknowledge from 0x%02X".formatted(to));
        bus.transfer(to, write, read);
      };
    }

    @Override
    public SerialLine serial(SerialLine line) {
      return new SerialLine() {
        @Override
        public void write(byte[] bytes) throws IOException {
          if (!out) line.write(bytes);
        }

        @Override
        public int read(byte[] into, int offset, int length, long timeoutNanos) throws IOException {
          return line.read(into, offset, length, timeoutNanos);
        }

        @Override
        public void discardInput() throws IOException {
          line.discardInput();
        }

        @Override
        public void close() throws IOException {
          line.close();
        }
      };
    }
  }

  /// The cells' chip, the lowest and the highest of a stack, the shunt's, and a whole board: each
  /// takes its quantity away, opens the pack as fast as on the wire, and comes back by itself.
  @ParameterizedTest
  @CsvSource({
    "lfp-16s, bq76952, 8, CELL_VOLTAGE_LOST, 0.7",
    "bluecar, bq76952, 8, CELL_VOLTAGE_LOST, 0.7",
    "bluecar, bq76952, 13, CELL_VOLTAGE_LOST, 0.7",
    "lfp-16s, bq76952, 64, CURRENT_LOST, 0.7",
    "lfp-16s, jbd, 0, CELL_VOLTAGE_LOST, 1.6",
  })
  void whatStopsAnsweringIsMissingTripsAndComesBack(
      String pack, String through, int address, Fault fault, double withinSeconds)
      throws Exception {
    var pulled = new Pulled(address);
    cable = pulled;
    Hardware hardware = ShippedHardware.named(through);
    Board board = board(pack, hardware);
    var configuration = configuration(PackProfile.load(pack), hardware);
    Bms bms = configuration.bms();
    Bms.State state = bms.initial(START, 0.5, 0.29);

    state = run(bms, board, state, 3);
    assertEquals(new Mode.Closed(), state.mode());
    pulled.out = true;
    state = run(bms, board, state, withinSeconds);
    assertEquals(fault, ((Mode.Tripped) state.mode()).cause());
    assertFalse(through.equals("bq76952") && bench.connected(), "the coils let go");
    boolean current = fault == Fault.CURRENT_LOST;
    Sample sample = tick(board);
    assertEquals(current ? 0 : bench.cells(), sample.cellVoltagesV().values().missing());
    assertTrue(current || !through.equals("jbd") || Double.isNaN(sample.currentA().value()));

    pulled.out = false;
    state = run(bms, board, state, 6);
    assertEquals(new Mode.Closed(), state.mode(), "by itself, because the fault has gone");
    assertEquals(0, tick(board).cellVoltagesV().values().missing());
    assertTrue(notices.stream().anyMatch(notice -> notice.contains(" lost: ")), "" + notices);
  }

  private Bms.State run(Bms bms, Board board, Bms.State from, double seconds) {
    Bms.State state = from;
    for (long n = 0; n < Math.round(seconds * 1e9 / TICK); n++) {
      Bms.Step step = bms.step(state, new Bms.Input(tick(board), Request.CLOSE));
      board.apply(step.output().command());
      state = step.state();
    }
    return state;
  }

  @Test
  void ticksOfAMinuteSeeWhatIsSoNow() throws Exception {
    Board board = board("lfp-16s", ShippedHardware.JBD);
    for (int n = 0; n < 5; n++) {
      bench.advance(60);
      now += 60_000_000_000L;
      Sample sample = board.read(now);
      assertTrue((now - sample.currentA().timeNanos()) * 1e-9 < 0.12);
      assertEquals(bench.shuntCurrentA(), sample.currentA().value(), 0.021);
      board.apply(n % 2 == 0 ? CLOSED : Command.SAFE);
      assertEquals(n % 2 == 0, bench.connected());
    }
  }
}
