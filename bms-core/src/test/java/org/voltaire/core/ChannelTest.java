package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voltaire.balance.BalanceReport;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.ContactorUse;
import org.voltaire.contactor.Mode;
import org.voltaire.contactor.Refusal;
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
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;
import org.voltaire.estimate.Forecast;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.estimate.PowerLimits;
import org.voltaire.heat.HeatMode;
import org.voltaire.heat.HeatReport;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.limit.Envelope;
import org.voltaire.limit.Why;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.HeaterSignals;
import org.voltaire.measure.Measured;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

class ChannelTest {
  private static final double NOMINAL_AH = 100;

  /// What a frame holds and no channel tells, and why not.
  private static final Map<String, String> NOT_TOLD =
      Map.of(
          "Readings.timeNanos", "the same as the frame's",
          "Readings.cellVoltagesAreNew", "for the estimator only",
          "Readings.tempsAgeSeconds", "what is too old is not known",
          "Readings.currentAgeSeconds", "what is too old is not known",
          "Readings.sumErrorV", "an alarm tells it when it is too large",
          "Readings.contactors", "the mode follows them, and an alarm tells when they disagree",
          "Forecast.timeNanos", "a forecast is at most a second older than its frame");

  private static final Estimate.Values ESTIMATE =
      new Estimate.Values(
          Doubles.of(0.5, 0.6), Doubles.of(0.01, 0.02), 0.55, 0.02, 0.56, diagnostics());

  private static final PowerLimits POWER =
      new PowerLimits(power(40), power(30), power(20), power(10));

  private static final Frame FRAME =
      new Frame(
          7,
          8_000,
          new Mode.Open(),
          new Readings(
              8_000,
              Doubles.of(3.3, 3.4),
              0.1,
              true,
              Doubles.of(21, 22, 23),
              0.2,
              12.5,
              0.3,
              6.7,
              0.01,
              6.6,
              CellSet.of(1),
              Feedback.CLOSED,
              Signals.NONE),
          new Estimate(ESTIMATE),
          new Forecast(7_000, POWER, POWER, 11, 50, 160, 49, 165, 1_000, 2_000),
          new Envelope(90, why(1), 91, why(2), 7.2, why(3), 5.0, why(4)),
          List.of(),
          new ContactorReport(List.of(Refusal.SUM_WRONG), new ContactorUse(4, 3, 120, 31)));

  private static FilterDiagnostics diagnostics() {
    Doubles row = Doubles.of(1.25, 1.5);
    return new FilterDiagnostics(
        row,
        row,
        row,
        row,
        row,
        row,
        row,
        row,
        row,
        0.04,
        0.02,
        CellSet.of(0),
        row,
        List.of(Anchor.NONE, new Anchor(Anchor.AnchorKind.REST, 1, 0.5, 0.01, 60)));
  }

  private static PowerLimit power(double currentA) {
    return new PowerLimit(currentA, 6 * currentA, PowerLimit.Constraint.VOLTAGE, 0);
  }

  private static Why why(int cell) {
    return new Why(Why.Cause.CELL_HIGH, cell, 3.4);
  }

  /// Every component is changed in turn. If no channel tells another value, nobody who reads JSON
  /// or a table would ever know of it.
  @Test
  void everyQuantityOfAFrameIsToldByAChannel() {
    Set<String> silent = new TreeSet<>();
    silent(silent, FRAME, frame -> frame);
    silent(silent, FRAME.readings(), ChannelTest::with);
    silent(silent, Signals.NONE, signals -> with(changed(FRAME.readings(), "signals", signals)));
    silent(silent, FRAME.heat(), ChannelTest::with);
    silent(silent, HeaterEnergy.NONE, ChannelTest::with);
    silent(silent, ESTIMATE, values -> with(new Estimate(values)));
    silent(silent, ESTIMATE.diagnostics(), ChannelTest::with);
    silent(silent, FRAME.forecast(), ChannelTest::with);
    silent(silent, FRAME.envelope(), ChannelTest::with);
    silent(silent, POWER, limits -> with(changed(FRAME.forecast(), "charge", limits)));
    silent(silent, POWER, limits -> with(changed(FRAME.forecast(), "discharge", limits)));
    assertEquals(new TreeSet<>(NOT_TOLD.keySet()), silent);
  }

  /// Adds those components of a record that may change without any channel telling it.
  private static <T extends Record> void silent(
      Set<String> silent, T record, Function<T, Frame> frame) {
    List<Object> before = told(FRAME);
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      T other = changed(record, component.getName(), another(value(record, component)));
      if (told(frame.apply(other)).equals(before)) {
        silent.add(record.getClass().getSimpleName() + "." + component.getName());
      }
    }
  }

  private static List<Object> told(Frame frame) {
    List<Object> told = new ArrayList<>();
    for (Channel channel : Channel.values()) told.add(String.valueOf(value(channel, frame)));
    return told;
  }

  private static Object value(Channel channel, Frame frame) {
    return switch (channel.shape()) {
      case One(var get) -> get.applyAsDouble(frame);
      case OneOfNominal(var get) -> get.of(frame, NOMINAL_AH);
      case Count(var get) -> get.applyAsLong(frame);
      case Text(var get) -> String.valueOf(get.apply(frame));
      case WordList(var get) -> get.apply(frame);
      case PerCell(var get) -> get.apply(frame);
      case PerThermistor(var get) -> get.apply(frame);
      case Cells(var get) -> get.apply(frame);
      case AnchorList(var get) -> get.apply(frame);
      case ActiveAlarms(var get) -> get.apply(frame);
      case EventList(var get) -> get.apply(frame);
    };
  }

  private static Object value(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(impossible.getMessage(), impossible);
    }
  }

  /// The record with another value of one component.
  private static <T extends Record> T changed(T record, String name, Object value) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      var types = new Class<?>[components.length];
      var values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        boolean it = components[i].getName().equals(name);
        values[i] = it ? value : value(record, components[i]);
      }
      @SuppressWarnings("unchecked") // the class of a T
      var type = (Class<T>) record.getClass();
      return type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError(impossible.getMessage(), impossible);
    }
  }

  /// Another value of the same kind.
  private static Object another(Object value) {
    return switch (value) {
      case Double number -> number.isNaN() ? 7 : number + 1;
      case Long number -> number + 1;
      case Boolean truth -> !truth;
      case Doubles row -> Doubles.generate(row.size(), i -> row.get(i) + 1);
      case CellSet set -> set.with(9);
      case Feedback _ -> Feedback.OPEN;
      case Measured measured -> new Measured(5, measured.timeNanos() + 1);
      case Signals _ ->
          new Signals(
              Feedback.OPEN,
              Feedback.OPEN,
              new Measured(5, 6),
              new Measured(7, 8),
              new Measured(24, 8),
              new HeaterSignals(new Measured(3, 8), Feedback.OPEN, Feedback.OPEN, 7),
              Feedback.OPEN);
      case HeaterSignals _ ->
          new HeaterSignals(new Measured(3, 8), Feedback.OPEN, Feedback.OPEN, 7);
      case HeatReport report -> changed(report, "mode", HeatMode.CUT);
      case HeatMode _ -> HeatMode.CUT;
      case HeaterOrder _ -> HeaterOrder.CUT;
      case HeaterEnergy _ -> new HeaterEnergy(7, 8, 9);
      case BalanceReport _ -> new BalanceReport(Doubles.of(7, 7), Doubles.of(7, 7), 7);
      case PowerLimit _ -> power(77);
      case PowerLimits limits -> changed(limits, "tenSeconds", power(77));
      case Why _ -> why(7);
      case Mode _ -> new Mode.Tripped(Fault.CELL_OVER_VOLTAGE, 5);
      case FilterDiagnostics filter -> changed(filter, "offsetA", 7.0);
      case Readings readings -> changed(readings, "currentA", 7.0);
      case Estimate _ -> new Estimate(changed(ESTIMATE, "soc", 0.7));
      case Forecast forecast -> changed(forecast, "usableAh", 7.0);
      case Envelope envelope -> changed(envelope, "cclA", 7.0);
      case ContactorReport _ -> ContactorReport.NONE;
      case Relays relays -> changed(relays, "alarm", !relays.alarm());
      case List<?> list when list.isEmpty() ->
          List.of(new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 5, 3.9, 0));
      case List<?> _ -> List.of(Anchor.NONE, Anchor.NONE);
      default -> throw new AssertionError("no other value of " + value.getClass());
    };
  }

  private static Frame with(Readings readings) {
    return changed(FRAME, "readings", readings);
  }

  private static Frame with(Estimate estimate) {
    return changed(FRAME, "estimate", estimate);
  }

  private static Frame with(FilterDiagnostics filter) {
    return with(new Estimate(changed(ESTIMATE, "diagnostics", filter)));
  }

  private static Frame with(Forecast forecast) {
    return changed(FRAME, "forecast", forecast);
  }

  private static Frame with(HeatReport heat) {
    return changed(FRAME, "heat", heat);
  }

  private static Frame with(HeaterEnergy energy) {
    return with(changed(FRAME.heat(), "energy", energy));
  }

  private static Frame with(Envelope envelope) {
    return changed(FRAME, "envelope", envelope);
  }

  /// The end of the key of a unit.
  private static final Map<String, String> SUFFIXES =
      Map.ofEntries(
          Map.entry("V", "_v"),
          Map.entry("A", "_a"),
          Map.entry("Ah", "_ah"),
          Map.entry("W", "_w"),
          Map.entry("Wh", "_wh"),
          Map.entry("J", "_j"),
          Map.entry("s", "_s"),
          Map.entry("ns", "_ns"),
          Map.entry("°C", "_degc"),
          Map.entry("1/V", "_per_v"),
          Map.entry("Ω", "_ohm"));

  @ParameterizedTest
  @EnumSource
  void aKeyEndsWithItsUnit(Channel channel) {
    if (channel.unit().isEmpty()) {
      for (String suffix : SUFFIXES.values()) {
        assertFalse(channel.key().endsWith(suffix), channel + " has no unit");
      }
    } else {
      String suffix = SUFFIXES.getOrDefault(channel.unit(), "?");
      assertTrue(channel.key().endsWith(suffix), channel + " is in " + channel.unit());
    }
    assertFalse(channel.about().isBlank());
  }

  @Test
  void aRowIsNotTakenForANumber() {
    assertEquals(12.5, Channel.CURRENT_A.number(FRAME));
    assertEquals(Doubles.of(21, 22, 23), Channel.TEMPS_DEGC.row(FRAME));
    var refused = assertThrows(IllegalStateException.class, () -> Channel.CELLS_V.number(FRAME));
    assertEquals("channel cells_v: is one number per cell, not one number", refused.getMessage());
    assertThrows(IllegalStateException.class, () -> Channel.CURRENT_A.row(FRAME));
  }
}
