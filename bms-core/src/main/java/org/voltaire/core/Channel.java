package org.voltaire.core;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.ChannelShape.ActiveAlarms;
import org.voltaire.core.ChannelShape.AnchorList;
import org.voltaire.core.ChannelShape.Cells;
import org.voltaire.core.ChannelShape.Count;
import org.voltaire.core.ChannelShape.EventList;
import org.voltaire.core.ChannelShape.One;
import org.voltaire.core.ChannelShape.OneOfNominal;
import org.voltaire.core.ChannelShape.PerCell;
import org.voltaire.core.ChannelShape.PerThermistor;
import org.voltaire.core.ChannelShape.Text;
import org.voltaire.core.ChannelShape.WordList;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimits;
import org.voltaire.heat.HeatMode;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.Fault;

/// A quantity that a [Frame] tells, described once: its unit, what it means, its shape and how it
/// is read from a frame. JSON, the CSV of a freeze frame and the table in `docs/channels.md` are
/// loops over these; a column of another CSV file and a curve of the console name the one that they
/// show.
///
/// The name of a constant is the key, in lower case, with the unit at its end: `PACK_VOLTAGE_V` is
/// `pack_voltage_v`. They are in the order of the documents and of JSON. To add a quantity, add a
/// line here, after its field of the frame.
///
/// This is for who looks at a frame. Nothing of it runs in [Bms#step].
@SuppressWarnings("ImmutableEnumChecker") // the functions of a shape hold no state
public enum Channel {
  TIME_NS("ns", "monotonic time of the tick", new Count(Frame::timeNanos)),
  SEQ("", "number of the tick: 1 after a start, then without gaps", new Count(Frame::seq)),
  MODE("", "what the contactors do", new Text(frame -> frame.mode().label())),
  CAUSE("", "the fault that opened the contactors, if one did", new Text(Channel::cause)),
  REFUSALS(
      "",
      "what stands against closing the contactors; none while they are closed",
      new WordList(frame -> frame.contactors().refusals().stream().map(Enum::name).toList())),
  RELAYS(
      "",
      "what chargers and loads without a bus are told: `CHARGE_ALLOWED`, `DISCHARGE_ALLOWED`, `ALARM`",
      new WordList(Channel::relays)),
  CLOSINGS(
      "",
      "how often they closed, in all runs that are remembered",
      new Count(frame -> frame.contactors().use().closings())),
  LOAD_OPENINGS(
      "",
      "how often they opened while a current flowed",
      new Count(frame -> frame.contactors().use().loadOpenings())),
  LARGEST_BROKEN_A(
      "A",
      "largest current that they interrupted",
      new One(frame -> frame.contactors().use().largestBrokenA())),
  BROKEN_J(
      "J", "energy of their arcs, about", new One(frame -> frame.contactors().use().brokenJ())),
  PACK_VOLTAGE_V(
      "V",
      "voltage of the pack; the sum of its cells if not measured",
      measured(Readings::packVoltageV)),
  BUS_VOLTAGE_V("V", "on the far side of the contactors", measured(Readings::busVoltageV)),
  CURRENT_A("A", "positive while charging", measured(Readings::currentA)),
  SOC(
      "",
      "state of charge of the pack, 0..1: 0 when the first cell is empty, 1 when the first is full",
      new One(frame -> frame.estimate().soc())),
  SOC_SIGMA("", "standard deviation of `soc`", new One(frame -> frame.estimate().socSigma())),
  CCL_A("A", "charge current limit", limit(Envelope::cclA)),
  CCL_REASON("", "why `ccl_a` is not more", reason(Envelope::cclWhy)),
  DCL_A("A", "discharge current limit, not negative", limit(Envelope::dclA)),
  DCL_REASON("", "why `dcl_a` is not more", reason(Envelope::dclWhy)),
  CVL_V(
      "V",
      "voltage at which a charger should hold the pack; 0 while nothing may flow in",
      limit(Envelope::cvlV)),
  CVL_REASON("", "why `cvl_v` is not more", reason(Envelope::cvlWhy)),
  DVL_V("V", "voltage below which the pack must not be discharged", limit(Envelope::dvlV)),
  DVL_REASON("", "why `dvl_v` is not less", reason(Envelope::dvlWhy)),

  SOP_CHARGE_1S_W("W", "power that the pack can take for 1 s", chargeW(PowerLimits::oneSecond)),
  SOP_CHARGE_1S_A("A", "current at that power", chargeA(PowerLimits::oneSecond)),
  SOP_CHARGE_1S_REASON("", "what limits that power", chargeWhy(PowerLimits::oneSecond)),
  SOP_CHARGE_10S_W("W", "power that the pack can take for 10 s", chargeW(PowerLimits::tenSeconds)),
  SOP_CHARGE_10S_A("A", "current at that power", chargeA(PowerLimits::tenSeconds)),
  SOP_CHARGE_10S_REASON("", "what limits that power", chargeWhy(PowerLimits::tenSeconds)),
  SOP_CHARGE_30S_W(
      "W", "power that the pack can take for 30 s", chargeW(PowerLimits::thirtySeconds)),
  SOP_CHARGE_30S_A("A", "current at that power", chargeA(PowerLimits::thirtySeconds)),
  SOP_CHARGE_30S_REASON("", "what limits that power", chargeWhy(PowerLimits::thirtySeconds)),
  SOP_CHARGE_CONTINUOUS_W(
      "W", "power that the pack can take continuously", chargeW(PowerLimits::continuous)),
  SOP_CHARGE_CONTINUOUS_A("A", "current at that power", chargeA(PowerLimits::continuous)),
  SOP_CHARGE_CONTINUOUS_REASON("", "what limits that power", chargeWhy(PowerLimits::continuous)),
  SOP_DISCHARGE_1S_W(
      "W", "power that the pack can give for 1 s", dischargeW(PowerLimits::oneSecond)),
  SOP_DISCHARGE_1S_A(
      "A", "current at that power, not negative", dischargeA(PowerLimits::oneSecond)),
  SOP_DISCHARGE_1S_REASON("", "what limits that power", dischargeWhy(PowerLimits::oneSecond)),
  SOP_DISCHARGE_10S_W(
      "W", "power that the pack can give for 10 s", dischargeW(PowerLimits::tenSeconds)),
  SOP_DISCHARGE_10S_A(
      "A", "current at that power, not negative", dischargeA(PowerLimits::tenSeconds)),
  SOP_DISCHARGE_10S_REASON("", "what limits that power", dischargeWhy(PowerLimits::tenSeconds)),
  SOP_DISCHARGE_30S_W(
      "W", "power that the pack can give for 30 s", dischargeW(PowerLimits::thirtySeconds)),
  SOP_DISCHARGE_30S_A(
      "A", "current at that power, not negative", dischargeA(PowerLimits::thirtySeconds)),
  SOP_DISCHARGE_30S_REASON("", "what limits that power", dischargeWhy(PowerLimits::thirtySeconds)),
  SOP_DISCHARGE_CONTINUOUS_W(
      "W", "power that the pack can give continuously", dischargeW(PowerLimits::continuous)),
  SOP_DISCHARGE_CONTINUOUS_A(
      "A", "current at that power, not negative", dischargeA(PowerLimits::continuous)),
  SOP_DISCHARGE_CONTINUOUS_REASON(
      "", "what limits that power", dischargeWhy(PowerLimits::continuous)),

  MEAN_CURRENT_A("A", "over the last ten minutes", ahead(Forecast::meanCurrentA)),
  USABLE_AH("Ah", "charge that the pack gives until a cell is empty", ahead(Forecast::usableAh)),
  SOE_WH("Wh", "state of energy: the same as energy at its terminals", ahead(Forecast::usableWh)),
  CHARGEABLE_AH(
      "Ah", "charge that the pack takes until a cell is full", ahead(Forecast::chargeableAh)),
  CHARGEABLE_WH("Wh", "the same as energy at its terminals", ahead(Forecast::chargeableWh)),
  TIME_TO_EMPTY_S(
      "s",
      "at the mean current; not known unless the pack is being discharged",
      ahead(Forecast::timeToEmptySeconds)),
  TIME_TO_FULL_S(
      "s",
      "at the mean current, then at the target voltage; not known unless it is being charged",
      ahead(Forecast::timeToFullSeconds)),

  CELLS_V("V", "voltage", new PerCell(frame -> frame.readings().cellVoltagesV())),
  CELLS_AGE_S(
      "s", "since the cell voltages were measured", measured(Readings::cellVoltagesAgeSeconds)),
  CELLS_SOC("", "state of charge, 0..1", new PerCell(frame -> frame.estimate().cellSoc())),
  CELLS_SOC_SIGMA(
      "",
      "its standard deviation, at least what the open-circuit voltage may be off by",
      new PerCell(frame -> frame.estimate().cellSocSigma())),
  SHOWN_SOC(
      "",
      "`soc` for people: it does not jump, but arrives within minutes",
      new One(frame -> frame.estimate().shownSoc())),
  OFFSET_A(
      "A", "of the current sensor, taken off before counting", known(FilterDiagnostics::offsetA)),
  OFFSET_SIGMA_A("A", "its standard deviation", known(FilterDiagnostics::offsetSigmaA)),
  SUSPECT(
      "",
      "their voltage does not fit the model: a broken sensor, or a cell unlike the model",
      new Cells(frame -> frame.estimate().diagnostics().suspect())),
  SOH_CAPACITY(
      "",
      "state of health: capacity of the weakest cell over the nominal one, about 1 when new",
      new OneOfNominal((frame, ah) -> frame.estimate().diagnostics().capacityHealth(ah))),
  SOH_RESISTANCE(
      "",
      "state of health: the model's resistance over the highest of a cell, 1 when new",
      known(FilterDiagnostics::resistanceHealth)),
  NIS_WORST("", "the highest of `cells_nis`", known(filter -> filter.nis().max())),
  NIS_BOUND(
      "",
      "above it, the mean of a cell means that something is wrong",
      new One(_ -> FilterDiagnostics.NIS_BOUND)),
  CELLS_INNOVATION_V(
      "V",
      "measured minus predicted voltage, of the last reading",
      row(FilterDiagnostics::innovationV)),
  CELLS_INNOVATION_SIGMA_V(
      "V", "standard deviation that was expected of it", row(FilterDiagnostics::innovationSigmaV)),
  CELLS_NIS(
      "",
      "normalised innovation squared, (innovation / σ)²: mean that decays within ten minutes",
      row(FilterDiagnostics::nis)),
  CELLS_MODEL_V("V", "voltage that the filter predicts", row(FilterDiagnostics::modelV)),
  CELLS_MODEL_ERROR_V(
      "V", "what the filter takes the model to be off by", row(FilterDiagnostics::modelErrorV)),
  CELLS_GAIN_PER_V(
      "1/V",
      "Kalman gain of the state of charge at the last voltage; 0 if it was refused",
      row(FilterDiagnostics::gainPerV)),
  CELLS_CAPACITY_AH(
      "Ah", "capacity, if the scale of the current is right", row(FilterDiagnostics::capacityAh)),
  CELLS_CAPACITY_SIGMA_AH("Ah", "its standard deviation", row(FilterDiagnostics::capacitySigmaAh)),
  CELLS_R0_RATIO(
      "",
      "series resistance over the model's at the same temperature and state of charge",
      row(FilterDiagnostics::r0Ratio)),
  CELLS_R0_RATIO_SIGMA("", "its standard deviation", row(FilterDiagnostics::r0RatioSigma)),
  CELLS_ANCHOR(
      "",
      "the last time that voltage determined the state of charge",
      new AnchorList(frame -> frame.estimate().diagnostics().anchors())),
  TEMPS_DEGC("°C", "temperature", new PerThermistor(frame -> frame.readings().tempsDegC())),
  INTERLOCK("", "the interlock loop", said(Signals::interlock)),
  EMERGENCY_STOP(
      "", "the contact of the emergency stop; open when pressed", said(Signals::emergencyStop)),
  INSULATION_OHM("Ω", "between pack and case", signal(Signals::insulationOhm)),
  INSULATION_CONTACT(
      "",
      "the contact of an insulation monitor; open when the insulation is low",
      said(Signals::insulationContact)),
  BOARD_DEGC("°C", "temperature of the board that measures", signal(Signals::boardDegC)),
  COIL_SUPPLY_V("V", "what feeds the contactors' coils", signal(Signals::coilSupplyV)),
  HEAT_MODE(
      "", "how a pack that works hot is kept", new Text(frame -> heatMode(frame.heat().mode()))),
  HEATER(
      "",
      "what its heater is told: `CUT` opens a second switch too",
      new Text(frame -> heater(frame.heat().order()))),
  HEATER_A("A", "current of its heater", signal(signals -> signals.heater().currentA())),
  HEATER_PLUG(
      "", "whether a charger can feed its heater", said(signals -> signals.heater().plug())),
  HEATER_WANTED(
      "",
      "the switch by which a person lets it cool down; open when it may",
      said(signals -> signals.heater().wanted())),
  HEATER_DEPARTURE_S(
      "s",
      "until somebody wants it warm, below 0 afterwards; not known if nobody has planned that",
      new One(frame -> frame.readings().signals().heater().departureSeconds())),
  HEATER_CHARGER_WH(
      "Wh",
      "what a charger has fed the heater, in all runs that are remembered",
      new One(frame -> frame.heat().energy().chargerWh())),
  HEATER_PACK_WH(
      "Wh", "what the pack has fed it, likewise", new One(frame -> frame.heat().energy().packWh())),
  HEATER_WARMING_WH(
      "Wh",
      "what of both warmed a pack that was too cold to work; the rest held it hot",
      new One(frame -> frame.heat().energy().warmingWh())),
  READY_IN_S(
      "s",
      "until a heated pack is warm enough to work; not known if nothing warms it",
      new One(frame -> frame.heat().readySeconds())),
  HOT_FOR_S(
      "s",
      "how long a pack in hot standby can feed its own heater until it hibernates",
      new One(frame -> frame.heat().hotSeconds())),
  BLEEDING("", "their bleed resistor is on", new Cells(frame -> frame.readings().bleeding())),
  CELLS_OWED_AH(
      "Ah",
      "charge that a cell has to lose by bleeding until all are full at the same time",
      new PerCell(frame -> frame.balance().owedAh())),
  CELLS_BLED_AH(
      "Ah",
      "charge that a cell has lost by bleeding, in all runs that are remembered",
      new PerCell(frame -> frame.balance().bledAh())),
  BALANCED_IN_S(
      "s",
      "until no cell has anything to lose; not known unless the BMS chooses the cells",
      new One(frame -> frame.balance().doneSeconds())),
  ALARMS("", "what is wrong, most telling first", new ActiveAlarms(Frame::alarms)),
  EVENTS(
      "",
      "what was or is wrong, oldest first, until it is over and acknowledged",
      new EventList(Frame::events)),
  EVENTS_DROPPED(
      "",
      "events that had to go since a person acknowledged last",
      new Count(Frame::eventsDropped));
  private final String key, unit, about;
  private final ChannelShape shape;

  Channel(String unit, String about, ChannelShape shape) {
    this.key = name().toLowerCase(Locale.ROOT);
    this.unit = unit;
    this.about = about;
    this.shape = shape;
  }

  /// Its name in files and JSON, with its unit at the end: `pack_voltage_v`.
  public String key() {
    return key;
  }

  /// For people: `V`, `°C`; empty for ratios, counts and texts.
  public String unit() {
    return unit;
  }

  /// One line about it, for people.
  public String about() {
    return about;
  }

  /// What its values look like, and how they are read from a frame.
  public ChannelShape shape() {
    return shape;
  }

  /// The value of a channel of one number; `NaN` if it is not known.
  ///
  /// @throws IllegalStateException if its shape is another
  public double number(Frame frame) {
    if (shape instanceof One(var get)) return get.applyAsDouble(frame);
    throw other("one number");
  }

  /// The values of a channel with a number for each cell or thermistor.
  ///
  /// @throws IllegalStateException if its shape is another
  public Doubles row(Frame frame) {
    return switch (shape) {
      case PerCell(var get) -> get.apply(frame);
      case PerThermistor(var get) -> get.apply(frame);
      default -> throw other("a row of numbers");
    };
  }

  /// The value of one cell or thermistor; `NaN` if it is not known, or if the row is too short: a
  /// recording of an older version lacks some rows.
  ///
  /// @param index of the cell or thermistor, from 0
  /// @throws IllegalStateException if the channel has no row
  public double number(Frame frame, int index) {
    Doubles row = row(frame);
    return index < row.size() ? row.get(index) : Double.NaN;
  }

  private IllegalStateException other(String wanted) {
    return new IllegalStateException(
        "channel %s: is %s, not %s".formatted(key, shape.about(), wanted));
  }

  private static List<String> relays(Frame frame) {
    return Arrays.stream(Relay.values())
        .filter(relay -> relay.isToldBy(frame.relays()))
        .map(Enum::name)
        .toList();
  }

  private static @Nullable String cause(Frame frame) {
    Fault cause = frame.mode().trippedBy();
    return cause == null ? null : cause.name();
  }

  private static One measured(ToDoubleFunction<Readings> get) {
    return new One(frame -> get.applyAsDouble(frame.readings()));
  }

  private static One signal(Function<Signals, Measured> get) {
    return new One(frame -> get.apply(frame.readings().signals()).value());
  }

  private static Text said(Function<Signals, Feedback> get) {
    return new Text(frame -> text(get.apply(frame.readings().signals())));
  }

  private static @Nullable String text(Feedback feedback) {
    return feedback == Feedback.UNKNOWN ? null : feedback.name();
  }

  private static @Nullable String heatMode(HeatMode mode) {
    return mode == HeatMode.NONE ? null : mode.name();
  }

  private static @Nullable String heater(HeaterOrder order) {
    return order == HeaterOrder.NONE ? null : order.name();
  }

  private static One limit(ToDoubleFunction<Envelope> get) {
    return new One(frame -> get.applyAsDouble(frame.envelope()));
  }

  private static Text reason(Function<Envelope, Why> get) {
    return new Text(frame -> get.apply(frame.envelope()).text());
  }

  private static One chargeW(Function<PowerLimits, PowerLimit> time) {
    return ahead(forecast -> time.apply(forecast.charge()).powerW());
  }

  private static One chargeA(Function<PowerLimits, PowerLimit> time) {
    return ahead(forecast -> time.apply(forecast.charge()).currentA());
  }

  private static Text chargeWhy(Function<PowerLimits, PowerLimit> time) {
    return new Text(frame -> time.apply(frame.forecast().charge()).text());
  }

  private static One dischargeW(Function<PowerLimits, PowerLimit> time) {
    return ahead(forecast -> time.apply(forecast.discharge()).powerW());
  }

  private static One dischargeA(Function<PowerLimits, PowerLimit> time) {
    return ahead(forecast -> time.apply(forecast.discharge()).currentA());
  }

  private static Text dischargeWhy(Function<PowerLimits, PowerLimit> time) {
    return new Text(frame -> time.apply(frame.forecast().discharge()).text());
  }

  private static One ahead(ToDoubleFunction<Forecast> get) {
    return new One(frame -> get.applyAsDouble(frame.forecast()));
  }

  private static One known(ToDoubleFunction<FilterDiagnostics> get) {
    return new One(frame -> get.applyAsDouble(frame.estimate().diagnostics()));
  }

  private static PerCell row(Function<FilterDiagnostics, Doubles> get) {
    return new PerCell(frame -> get.apply(frame.estimate().diagnostics()));
  }
}
