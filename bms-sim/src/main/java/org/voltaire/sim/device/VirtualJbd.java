package org.voltaire.sim.device;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.voltaire.contactor.Contactors;
import org.voltaire.device.jbd.JbdBasicInfo;
import org.voltaire.device.jbd.JbdBoard;
import org.voltaire.device.jbd.JbdCells;
import org.voltaire.device.jbd.JbdFrame;
import org.voltaire.device.jbd.JbdMosfets;
import org.voltaire.device.jbd.JbdName;
import org.voltaire.device.jbd.JbdParser;
import org.voltaire.device.jbd.JbdType;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.cell.Noise;

/// A JBD board on a simulated pack, byte for byte: requests in, answers out.
///
/// It measures with the real board's resolution (1 mV, 10 mA, 0.1 °C) and a millivolt of noise,
/// balances by itself near full as its firmware does, and switches each of its MOSFETs when told.
/// Its own protections are not simulated.
public final class VirtualJbd implements VirtualBoard {
  /// The twin of the type `jbd`.
  public static final VirtualDevice TWIN =
      new VirtualDevice(
          JbdType.TYPE.name(),
          (sockets, settings, bench, seeds) ->
              sockets.plug(settings.path("port"), new VirtualJbd(bench, seeds.getAsLong())));

  private static final double CELL_NOISE_V = 0.0004;
  private static final double CURRENT_NOISE_A = 0.004;

  /// What sixteen bits of 10 mAh hold; a larger pack is told as this.
  private static final double MOST_AH = 655.35;

  /// What sixteen bits of 10 mA hold; beyond, a converter sticks.
  private static final double MIN_CURRENT_A = -327.68, MAX_CURRENT_A = JbdBoard.MOST_CURRENT_A;

  /// Firmware defaults for LFP, 3.40 V and 10 mV: whoever sets a board up for other cells keeps the
  /// distance to their charging voltage.
  private static final double BALANCE_BELOW_TARGET_V = 0.15, BALANCE_WINDOW_V = 0.010;

  private final Bench bench;
  private final Noise noise;
  private final JbdParser requests = new JbdParser();
  private final double balanceStartV;
  private boolean chargeFet = true;
  private boolean dischargeFet = true;

  /// @param seed of its measurement noise
  public VirtualJbd(Bench bench, long seed) {
    if (bench.cells() > JbdBoard.MOST_CELLS) {
      throw new IllegalArgumentException(
          "JBD board: pack has %d cells, must be at most %d"
              .formatted(bench.cells(), JbdBoard.MOST_CELLS));
    }
    if (bench.thermistors() > JbdBoard.MOST_THERMISTORS) {
      throw new IllegalArgumentException(
          "JBD board: pack has %d thermistors, must be at most %d"
              .formatted(bench.thermistors(), JbdBoard.MOST_THERMISTORS));
    }
    this.bench = bench;
    this.noise = new Noise(seed);
    double targetV = bench.plant().profile().cells().limits().chargeTargetV();
    this.balanceStartV = targetV - BALANCE_BELOW_TARGET_V;
  }

  @Override
  public byte[] accept(byte[] bytes, int length) {
    var answers = new ByteArrayOutputStream();
    for (JbdFrame request : requests.accept(bytes, 0, length)) {
      boolean held = request.register() == JbdFrame.CELL_VOLTAGES && bench.wire().holdsCells();
      if (request.isRequest() && !held) answers.writeBytes(answer(request).encode());
    }
    return answers.toByteArray();
  }

  private JbdFrame answer(JbdFrame request) {
    int register = request.register();
    if (request.isWrite())
      return register == JbdFrame.MOSFETS ? switched(request) : refused(register);
    return switch (register) {
      case JbdFrame.BASIC_INFO -> JbdFrame.answer(register, basicInfo().encode());
      case JbdFrame.CELL_VOLTAGES -> JbdFrame.answer(register, JbdCells.encode(cellVoltagesV()));
      case JbdFrame.NAME ->
          JbdFrame.answer(register, JbdName.encode("JBD-Voltaire-" + bench.cells() + "S"));
      default -> refused(register);
    };
  }

  private static JbdFrame refused(int register) {
    // No answer can carry these two numbers: they mark requests.
    return JbdFrame.refusal(register == 0xA5 || register == 0x5A ? 0 : register);
  }

  private JbdFrame switched(JbdFrame request) {
    try {
      JbdMosfets told = JbdMosfets.decode(request.data());
      chargeFet = told.charge();
      dischargeFet = told.discharge();
      bench.command(conducting());
      return JbdFrame.answer(JbdFrame.MOSFETS);
    } catch (IOException malformed) {
      return JbdFrame.refusal(JbdFrame.MOSFETS);
    }
  }

  private Contactors conducting() {
    if (chargeFet) return dischargeFet ? Contactors.CLOSED : Contactors.CHARGE_ONLY;
    return dischargeFet ? Contactors.DISCHARGE_ONLY : Contactors.OPEN;
  }

  private JbdBasicInfo basicInfo() {
    bench.bleed(balance());
    List<Double> temps = new ArrayList<>();
    for (int i = 0; i < bench.thermistors(); i++) temps.add(temperature(i));
    double soc = Math.clamp(bench.meanSoc(), 0.0, 1.0);
    double noiseA = bench.connected() ? noise.next(CURRENT_NOISE_A) : 0;
    double currentA = bench.sensors().current(bench.shuntCurrentA() + noiseA);
    return new JbdBasicInfo(
        bench.sensors().pack(bench.packVoltageV() + noise.next(0.004)),
        Math.clamp(currentA, MIN_CURRENT_A, MAX_CURRENT_A),
        Math.min(soc * bench.nominalAh(), MOST_AH),
        Math.min(bench.nominalAh(), MOST_AH),
        12,
        LocalDate.of(2026, 3, 18),
        balanceBits(),
        0,
        "2.0",
        soc,
        chargeFet,
        dischargeFet,
        bench.cells(),
        temps);
  }

  private double temperature(int thermistor) {
    double degC = bench.thermistorDegC(thermistor) + noise.next(0.05);
    return JbdBoard.TEMPS_DEGC.clip(bench.sensors().temperature(thermistor, degC));
  }

  private double[] cellVoltagesV() {
    double[] volts = new double[bench.cells()];
    for (int cell = 0; cell < volts.length; cell++) {
      double read = bench.sensors().cell(cell, bench.cellVoltageV(cell) + noise.next(CELL_NOISE_V));
      volts[cell] = JbdBoard.CELLS_V.clip(read);
    }
    return volts;
  }

  /// The board compares the cells while charging, near full.
  private CellSet balance() {
    if (bench.shuntCurrentA() < 0) return CellSet.NONE;
    double lowest = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < bench.cells(); cell++)
      lowest = Math.min(lowest, bench.cellVoltageV(cell));
    CellSet chosen = CellSet.NONE;
    for (int cell = 0; cell < bench.cells(); cell++) {
      double volts = bench.cellVoltageV(cell);
      if (volts > balanceStartV && volts - lowest > BALANCE_WINDOW_V) chosen = chosen.with(cell);
    }
    return chosen;
  }

  private int balanceBits() {
    return (int) bench.bleeding().bits0();
  }
}
