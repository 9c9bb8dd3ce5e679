package org.voltaire.sim.scenario.read;

import java.util.List;
import java.util.stream.Stream;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.sim.bench.Converter;
import org.voltaire.sim.bench.Metering;
import org.voltaire.sim.cell.Noise;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.meter.Unit;

/// The section `board`: how wrong each thing is measured.
final class BoardSection {
  private static final double MOST = 1e5;

  private final Noise spread;

  /// @param seed decides how the channels of one kind differ
  private BoardSection(long seed) {
    this.spread = new Noise(seed);
  }

  /// The measuring devices that a section describes; what it leaves out is as usual.
  static Metering read(YamlSection board, PackProfile pack, long seed) {
    var section = new BoardSection(~seed);
    Metering usual = Metering.usual(pack.cellsInSeries(), pack.thermistors());
    return new Metering(
        section.row(board.optionalSection("cells"), Unit.VOLTAGE, usual.cells()),
        section.row(board.optionalSection("temperatures"), Unit.TEMPERATURE, usual.temperatures()),
        converter(board.optionalSection("current"), Unit.CURRENT, usual.current()),
        converter(board.optionalSection("pack"), Unit.VOLTAGE, usual.packVoltage()),
        converter(board.optionalSection("bus"), Unit.VOLTAGE, usual.busVoltage()));
  }

  private List<Converter> row(YamlSection said, Unit unit, List<Converter> usual) {
    Converter mean = converter(said, unit, usual.getFirst());
    double offsets = Amounts.amount(said, "spread", unit, 0, 0, MOST);
    double gains = Amounts.amount(said, "gain_spread", Unit.RATIO, 0, 0, 1);
    return Stream.generate(
            () -> mean.with(mean.gain() + spread.next(gains), mean.offset() + spread.next(offsets)))
        .limit(usual.size())
        .toList();
  }

  private static Converter converter(YamlSection said, Unit unit, Converter usual) {
    return new Converter(
        said.number("gain", -10, 10, usual.gain()),
        Amounts.amount(said, "offset", unit, usual.offset(), -MOST, MOST),
        Amounts.amount(said, "noise", unit, usual.noise(), 0, MOST),
        Amounts.amount(said, "quantum", unit, usual.quantum(), 0, MOST),
        Amounts.amount(said, "full_scale", unit, usual.fullScale(), 1e-6, MOST),
        Amounts.rate(said, "drift", unit, "h", MOST),
        Amounts.rate(said, "gain_drift", Unit.RATIO, "h", 1),
        Amounts.rate(said, "tempco", unit, "K", MOST),
        Amounts.rate(said, "gain_tempco", Unit.RATIO, "K", 1));
  }
}
