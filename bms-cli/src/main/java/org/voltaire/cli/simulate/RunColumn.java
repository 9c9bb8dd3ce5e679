package org.voltaire.cli.simulate;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.voltaire.core.Channel;
import org.voltaire.measure.Doubles;
import org.voltaire.sim.scenario.meter.Moment;

/// A column of a run's table: a channel of the frame, or what only the simulator knows. They are in
/// the order of the CSV file; the name of a constant is that of the column, in lower case. To add a
/// column, add a line.
///
/// Those of numbers are functions of a [RunRow], as plots need them; `NaN` is not known.
@SuppressWarnings("ImmutableEnumChecker") // the functions of a cell hold no state
public enum RunColumn implements ToDoubleFunction<RunRow> {
  TIME_S(3, Moment::timeSeconds),
  CURRENT_A(3, Channel.CURRENT_A),
  PACK_VOLTAGE_V(3, Channel.PACK_VOLTAGE_V),
  CELL_MIN_V(4, Channel.CELLS_V, Doubles::min),
  CELL_MAX_V(4, Channel.CELLS_V, Doubles::max),
  TEMP_MIN_DEGC(2, Channel.TEMPS_DEGC, Doubles::min),
  TEMP_MAX_DEGC(2, Channel.TEMPS_DEGC, Doubles::max),
  SOC(5, Channel.SOC),
  SOC_SIGMA(5, Channel.SOC_SIGMA),
  /// How full the pack truly is.
  SOC_TRUE(5, Moment::trueSoc),
  CCL_A(2, Channel.CCL_A),
  DCL_A(2, Channel.DCL_A),
  CVL_V(2, Channel.CVL_V),
  AMBIENT_DEGC(2, moment -> moment.plant().roomDegC()),
  MODE(new CsvValue.CsvText(instant -> instant.moment().frame().mode().label())),
  /// The number of the step of the scenario, from 1.
  STEP(new CsvValue.CsvText(instant -> Integer.toString(instant.step()))),
  /// The names of the active faults, with blanks between.
  ALARMS(new CsvValue.CsvText(instant -> alarms(instant.moment()))),
  PACK_POWER_W(Powers::packW),
  HEATER_W(Powers::heaterW),
  SUN_W(Powers::sunW),
  DEMAND_W(Powers::demandW),
  GRID_W(Powers::gridW),
  LOST_W(Powers::lostW),
  SPEED_KM_PER_H(Powers::kmPerHour),
  SOP_CHARGE_10S_W(0, Channel.SOP_CHARGE_10S_W),
  SOP_DISCHARGE_10S_W(0, Channel.SOP_DISCHARGE_10S_W),
  SOE_WH(1, Channel.SOE_WH),
  TIME_TO_EMPTY_S(0, Channel.TIME_TO_EMPTY_S),
  TIME_TO_FULL_S(0, Channel.TIME_TO_FULL_S),
  /// The ids of what was broken on purpose, with blanks between.
  INJECTED(new CsvValue.CsvText(RunInstant::injected)),
  // The truth beside CELL_MIN_V and the others, at the end: columns before keep their places.
  CELL_MIN_TRUE_V(4, moment -> moment.trueCellsV().min()),
  CELL_MAX_TRUE_V(4, moment -> moment.trueCellsV().max()),
  /// Of all cells, also of those without a thermistor.
  TEMP_MIN_TRUE_DEGC(2, moment -> moment.trueTempsDegC().min()),
  TEMP_MAX_TRUE_DEGC(2, moment -> moment.trueTempsDegC().max()),
  /// Through the cells at this instant, positive while charging.
  CURRENT_TRUE_A(3, Moment::trueCurrentA);

  /// All columns, in the order of the CSV file.
  static final List<RunColumn> ALL = List.of(values());

  /// All columns but the time.
  static final List<RunColumn> AFTER_TIME = ALL.subList(1, ALL.size());

  private final CsvValue cell;

  /// How the cell of a row is made: a number or a text.
  sealed interface CsvValue {
    record NumberCell(int decimals, ToDoubleFunction<RunInstant> get) implements CsvValue {}

    record CsvText(Function<RunInstant, String> get) implements CsvValue {}
  }

  RunColumn(int decimals, Channel channel) {
    cell = new CsvValue.NumberCell(decimals, instant -> channel.number(instant.moment().frame()));
  }

  RunColumn(int decimals, Channel channel, ToDoubleFunction<Doubles> one) {
    cell =
        new CsvValue.NumberCell(
            decimals, instant -> one.applyAsDouble(channel.row(instant.moment().frame())));
  }

  RunColumn(int decimals, ToDoubleFunction<Moment> get) {
    cell = new CsvValue.NumberCell(decimals, instant -> get.applyAsDouble(instant.moment()));
  }

  RunColumn(ToDoubleFunction<Powers> mean) {
    cell = new CsvValue.NumberCell(1, instant -> mean.applyAsDouble(instant.powers()));
  }

  RunColumn(CsvValue cell) {
    this.cell = cell;
  }

  CsvValue cell() {
    return cell;
  }

  /// The number in a row.
  @Override
  public double applyAsDouble(RunRow row) {
    return row.number(this);
  }

  /// The names of columns with commas between.
  ///
  /// @param prefix of each name
  static String header(List<RunColumn> columns, String prefix) {
    return columns.stream()
        .map(column -> prefix + column.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(","));
  }

  private static String alarms(Moment moment) {
    return moment.frame().alarms().stream()
        .map(alarm -> alarm.fault().name())
        .distinct()
        .collect(Collectors.joining(" "));
  }
}
