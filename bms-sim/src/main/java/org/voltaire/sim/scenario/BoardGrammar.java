package org.voltaire.sim.scenario;

import java.util.List;
import java.util.stream.Stream;
import org.voltaire.sim.bench.Converter;
import org.voltaire.sim.bench.Metering;
import org.voltaire.sim.cell.Noise;
import org.voltaire.sim.pack.PackProfile;

/// The section `board`: how wrong each thing is measured.
final class BoardGrammar {
  private static final String QUANTITIES = "cells, temperatures, current, pack, bus";
  private static final String KEYS =
      "gain, offset, noise, quantum, full_scale, drift, gain_drift, tempco, gain_tempco";
  private static final double MOST = 1e5;

  private final Noise spread;

  /// @param seed decides how the channels of one kind differ
  private BoardGrammar(long seed) {
    this.spread = new Noise(seed);
  }

  /// The measuring devices that a section describes; what it leaves out is as usual.
  static Metering read(Outline board, PackProfile pack, long seed) {
    var grammar = new BoardGrammar(~seed);
    Metering usual = Metering.usual(pack.cellsInSeries(), pack.thermistors());
    var metering =
        new Metering(
            grammar.row(board.section("cells"), Unit.VOLTAGE, usual.cells()),
            grammar.row(board.section("temperatures"), Unit.TEMPERATURE, usual.temperatures()),
            one(board.section("current"), Unit.CURRENT, usual.current()),
            one(board.section("pack"), Unit.VOLTAGE, usual.packVoltage()),
            one(board.section("bus"), Unit.VOLTAGE, usual.busVoltage()));
    board.reportUnknownKeys(QUANTITIES);
    return metering;
  }

  private List<Converter> row(Outline said, Unit unit, List<Converter> usual) {
    Converter mean = converter(said, unit, usual.getFirst());
    double offsets = said.amount("spread", unit, 0, 0, MOST);
    double gains = said.amount("gain_spread", Unit.RATIO, 0, 0, 1);
    said.reportUnknownKeys(KEYS + ", spread, gain_spread");
    return Stream.generate(
            () -> mean.with(mean.gain() + spread.next(gains), mean.offset() + spread.next(offsets)))
        .limit(usual.size())
        .toList();
  }

  private static Converter one(Outline said, Unit unit, Converter usual) {
    Converter converter = converter(said, unit, usual);
    said.reportUnknownKeys(KEYS);
    return converter;
  }

  private static Converter converter(Outline said, Unit unit, Converter usual) {
    return new Converter(
        said.number("gain", usual.gain(), -10, 10),
        said.amount("offset", unit, usual.offset(), -MOST, MOST),
        said.amount("noise", unit, usual.noise(), 0, MOST),
        said.amount("quantum", unit, usual.quantum(), 0, MOST),
        said.amount("full_scale", unit, usual.fullScale(), 1e-6, MOST),
        said.rate("drift", unit, "h", MOST),
        said.rate("gain_drift", Unit.RATIO, "h", 1),
        said.rate("tempco", unit, "K", MOST),
        said.rate("gain_tempco", Unit.RATIO, "K", 1));
  }
}
