package org.voltaire.sim.device;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.voltaire.device.jbd.JbdBasicInfo;
import org.voltaire.device.jbd.JbdBoard;
import org.voltaire.device.jbd.JbdFrame;
import org.voltaire.sim.Packs;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.bench.RecordedCycle;
import org.voltaire.sim.bench.Sensors;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.pack.Plant;

/// The virtual board through the driver of the real one.
class VirtualJbdTest {
  private static final long SECOND = 1_000_000_000L;

  private final Bench bench = new Bench(Packs.shipped(), (_, _) -> -40);
  private final VirtualJbd virtual = new VirtualJbd(bench, 5);
  private final VirtualSerialLine line = new VirtualSerialLine(virtual);
  private final JbdBoard board = new JbdBoard(line, 16);

  /// Half a step of 1 mV, and five deviations of its 0.4 mV of noise.
  @Test
  void itsCellsAreThoseOfTheBench() throws IOException {
    for (int look = 1; look <= 50; look++) {
      bench.advanceTo(look * SECOND);
      double[] volts = board.readCellVoltagesV();
      assertEquals(16, volts.length);
      for (int cell = 0; cell < 16; cell++) {
        assertEquals(bench.cellVoltageV(cell), volts[cell], 0.0025, "cell " + cell);
      }
    }
  }

  @Test
  void currentVoltageTemperaturesAndChargeAreThoseOfTheBench() throws IOException {
    for (int look = 1; look <= 50; look++) {
      bench.advanceTo(look * SECOND);
      JbdBasicInfo info = board.readBasic();
      assertEquals(-40, info.currentA(), 0.025, "10 mA steps, 4 mA of noise");
      assertEquals(bench.packVoltageV(), info.packVoltageV(), 0.025, "10 mV steps, 4 mV of noise");
      assertEquals(16, info.cells());
      assertEquals(4, info.tempsDegC().size());
      for (int i = 0; i < 4; i++) {
        assertEquals(bench.thermistorDegC(i), info.tempsDegC().get(i), 0.3, "0.05 °C of noise");
      }
      assertEquals(bench.meanSoc(), info.socRatio(), 0.0051);
      assertEquals(100, info.nominalAh());
      assertEquals(0, info.protectionBits());
    }
  }

  @Test
  void beyondWhatItCanTellItSticks() throws IOException {
    bench.sensors().distort(Sensors.SensedQuantity.CELL, 0, _ -> 7.2);
    bench.sensors().distort(Sensors.SensedQuantity.CELL, 1, _ -> -1);
    bench.sensors().distort(Sensors.SensedQuantity.TEMPERATURE, 0, _ -> 150);
    bench.sensors().distort(Sensors.SensedQuantity.TEMPERATURE, 1, _ -> -99);
    double[] volts = board.readCellVoltagesV();
    assertEquals(JbdBoard.CELLS_V.most(), volts[0]);
    assertEquals(JbdBoard.CELLS_V.least(), volts[1]);
    assertTrue(JbdBoard.CELLS_V.tells(volts[2]));
    List<Double> temps = board.readBasic().tempsDegC();
    assertEquals(JbdBoard.TEMPS_DEGC.most(), temps.get(0));
    assertEquals(JbdBoard.TEMPS_DEGC.least(), temps.get(1));
    assertTrue(JbdBoard.TEMPS_DEGC.tells(temps.get(2)));
  }

  @Test
  void theSameSeedMeasuresTheSame() throws IOException {
    var other = new JbdBoard(new VirtualSerialLine(new VirtualJbd(bench, 5)), 16);
    assertArrayEquals(board.readCellVoltagesV(), other.readCellVoltagesV());
  }

  @Test
  void openMosfetsStopTheCurrentAndAreReported() throws IOException {
    bench.advanceTo(SECOND);
    board.setMosfets(false, false);
    assertEquals(0, bench.currentA());
    JbdBasicInfo off = board.readBasic();
    assertFalse(off.chargeFet());
    assertFalse(off.dischargeFet());
    assertEquals(0, off.currentA(), "not even noise");
    board.setMosfets(true, true);
    assertEquals(-40, bench.currentA());
    assertTrue(board.readBasic().chargeFet());
    assertTrue(board.readBasic().dischargeFet());
  }

  @Test
  void oneMosfetBlocksItsOwnDirectionOnly() throws IOException {
    bench.advanceTo(SECOND);
    board.setMosfets(false, true);
    assertEquals(-40, bench.currentA(), "through the body diode of the other");
    assertFalse(board.readBasic().chargeFet());
    assertTrue(board.readBasic().dischargeFet());
    board.setMosfets(true, false);
    assertEquals(0, bench.currentA());
    assertTrue(bench.connected(), "a charger would be heard");
  }

  @Test
  void saysItsName() throws IOException {
    assertEquals("JBD-Voltaire-16S", board.readName());
  }

  @Test
  void aRegisterThatItDoesNotHaveIsRefused() throws IOException {
    for (JbdFrame request :
        new JbdFrame[] {JbdFrame.read(0x10), JbdFrame.write(0x03, (byte) 1), JbdFrame.read(0xA5)}) {
      byte[] bytes = request.encode();
      JbdFrame answer = JbdFrame.decode(virtual.accept(bytes, bytes.length));
      assertEquals(JbdFrame.STATUS_ERROR, answer.status(), request.toString());
    }
    byte[] malformed = JbdFrame.write(JbdFrame.MOSFETS, (byte) 9).encode();
    JbdFrame answer = JbdFrame.decode(virtual.accept(malformed, malformed.length));
    assertEquals(JbdFrame.STATUS_ERROR, answer.status());
    assertTrue(bench.connected());
  }

  @Test
  void garbageBeforeARequestIsSurvived() throws IOException {
    var random = new SplittableRandom(3);
    for (int round = 0; round < 100; round++) {
      byte[] garbage = new byte[random.nextInt(12)];
      random.nextBytes(garbage);
      line.write(garbage);
      assertEquals(-40, board.readBasic().currentA(), 0.025, "round " + round);
    }
  }

  @Test
  void aRequestThatComesByteByByteIsAnsweredOnceItIsWhole() {
    byte[] request = JbdFrame.read(JbdFrame.CELL_VOLTAGES).encode();
    for (int i = 0; i < request.length - 1; i++) {
      assertEquals(0, virtual.accept(new byte[] {request[i]}, 1).length);
    }
    assertEquals(39, virtual.accept(new byte[] {request[request.length - 1]}, 1).length);
  }

  /// The shipped cycle peaks at 400 A on 100 Ah; sixteen bits of 10 mA end at 327 A.
  @Test
  void aCurrentBeyondItsRangeSticksAtTheEndOfTheRange() throws IOException {
    var strong = new Bench(Packs.shipped(), (_, _) -> -400);
    assertEquals(-327.68, read(strong).currentA());
    assertEquals(327.67, read(new Bench(Packs.shipped(), (_, _) -> 400)).currentA());
  }

  @Test
  void theWholeShippedCycleCanBeRead() throws IOException {
    var driving = new Bench(Packs.shipped(), RecordedCycle.shipped().once());
    var driven = new JbdBoard(new VirtualSerialLine(new VirtualJbd(driving, 1)), 16);
    for (long second = 0; second < 1800; second++) {
      driving.advanceTo(second * SECOND);
      double currentA = driven.readBasic().currentA();
      assertEquals(Math.max(-327.68, driving.currentA()), currentA, 0.025, "second " + second);
    }
  }

  private static JbdBasicInfo read(Bench bench) throws IOException {
    return new JbdBoard(new VirtualSerialLine(new VirtualJbd(bench, 1)), 16).readBasic();
  }

  @Test
  void bleedsTheHighCellsNearFullByItself() throws IOException {
    var profile = PackProfile.load("lfp-16s").withInitialSoc(0.99);
    var full = new Bench(new Plant(profile), (_, _) -> 5);
    int bits = read(full).balancingBits();
    double lowest = 9;
    for (int cell = 0; cell < 16; cell++) lowest = Math.min(lowest, full.cellVoltageV(cell));
    for (int cell = 0; cell < 16; cell++) {
      double volts = full.cellVoltageV(cell);
      assertEquals(volts > 3.40 && volts - lowest > 0.010, (bits >> cell & 1) != 0, "cell " + cell);
    }
    assertTrue(bits != 0, "none was high, so this proved nothing");
    assertEquals(bits, (int) full.bleeding().bits0());
    assertEquals(0, board.readBasic().balancingBits(), "while discharging none");
  }

  /// Sixteen bits of 10 mAh hold no more than 655.35 Ah.
  @Test
  void aPackThatIsLargerThanItsWordsAnswersAllTheSame() throws IOException {
    var large = new Bench(new Plant(PackProfile.load("lfp-16s").arranged(16, 10)), (_, _) -> 0);
    var info = new JbdBoard(new VirtualSerialLine(new VirtualJbd(large, 5)), 16).readBasic();
    assertEquals(655.35, info.nominalAh());
    assertEquals(large.meanSoc(), info.socRatio(), 0.0051);
  }
}
