package org.voltaire.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Alarm;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.Observed.ContactorOrder;
import org.voltaire.protect.Protection;
import org.voltaire.protect.ProtectionRow;
import org.voltaire.protect.ProtectionTable;

/// Every row of the table of protections, every condition of it both ways, with nothing else
/// changed: whether the number is beyond its limit, whether it has been for long enough, whether it
/// is back, and each thing that keeps the row silent. [ProtectionCases] and [SwitchCases] say how.
class ProtectionRowsTest {
  private static final long SECOND = RowAtWork.SECOND;

  private static final PackSpec PLAIN = ProtectedPacks.PLAIN, FULL = ProtectedPacks.FULL;

  static final List<PackSpec> PACKS = List.of(PLAIN, FULL);

  private static List<RowCase> cases() {
    return Stream.of(
            ProtectionCases.BELIEF,
            ProtectionCases.QUANTITIES,
            SwitchCases.SWITCHES,
            SwitchCases.HEATER)
        .flatMap(List::stream)
        .toList();
  }

  private static Stream<RowAtWork> rows() {
    return PACKS.stream().flatMap(ProtectionRowsTest::rowsOf);
  }

  private static Stream<RowAtWork> rowsOf(PackSpec pack) {
    List<ProtectionRow> table = ProtectionTable.rows(pack);
    return cases().stream()
        .flatMap(how ->
            Stream.iterate(0, i -> i < table.size(), i -> i + 1)
                .filter(i -> table.get(i).fault() == how.fault)
                .map(i -> new RowAtWork(pack, i, table.get(i), how)));
  }

  private static Stream<Arguments> silencers() {
    return rows()
        .flatMap(row -> row.how().silencers.stream().map(silencer -> Arguments.of(row, silencer)));
  }

  @Test
  void everyProtectionHasALineThatSaysHowItTrips() {
    Set<Fault> described = EnumSet.noneOf(Fault.class);
    cases().forEach(each -> described.add(each.fault));
    assertEquals(EnumSet.copyOf(ProtectionTable.faults()), described);
  }

  @ParameterizedTest
  @FieldSource("PACKS")
  void everyPackHasTheRowsAndLimitsThatItShouldHave(PackSpec pack) {
    List<Fault> missing =
        pack.equals(FULL)
            ? List.of()
            : Stream.concat(
                    SwitchCases.HEATER.stream().map(each -> each.fault),
                    Stream.of(
                        Fault.BREAK_CURRENT_EXCEEDED,
                        Fault.COIL_SUPPLY_LOW,
                        Fault.CELL_DEEP_DISCHARGE,
                        Fault.INSULATION_ALARM,
                        Fault.SOC_IMBALANCE,
                        Fault.CELL_SPREAD))
                .toList();
    List<ProtectionRow> table = ProtectionTable.rows(pack);
    for (RowCase each : cases()) {
      Map<Level, Limit> expected = missing.contains(each.fault) ? Map.of() : each.limits(pack);
      List<ProtectionRow> found = table.stream().filter(row -> row.fault() == each.fault).toList();
      assertEquals(expected.keySet(), levels(found), each.fault + " of " + pack.name());
      for (ProtectionRow row : found) {
        Limit limit = Objects.requireNonNull(expected.get(row.level()));
        assertNear(limit, row.limit(), each.fault + " " + row.level());
      }
    }
  }

  private static Set<Level> levels(List<ProtectionRow> rows) {
    Set<Level> levels = EnumSet.noneOf(Level.class);
    for (ProtectionRow row : rows) levels.add(row.level());
    return levels;
  }

  private static void assertNear(Limit expected, Limit found, String of) {
    assertEquals(expected.trip(), found.trip(), 1e-9, of);
    assertEquals(expected.clear(), found.clear(), 1e-9, of);
    assertEquals(expected.holdSeconds(), found.holdSeconds(), 1e-9, of);
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsWithinItsLimitNeverTrips(RowAtWork row) {
    Alarms after =
        row.hold(row.quiet(), row.bench(row.justInside()), RowAtWork.START, Long.MAX_VALUE);
    assertEquals(Alarm.Clear.CLEAR, row.of(after));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsBeyondItsLimitForTooShortATimeDoesNotTrip(RowAtWork row) {
    long hold = row.limit().holdNanos();
    if (hold == 0) return; // trips at once: the next test
    ObservedBench beyond = row.bench(row.justBeyond());
    Alarms almost = row.hold(row.quiet(), beyond, RowAtWork.START, RowAtWork.START + hold - 1);
    assertEquals(new Alarm.Pending(RowAtWork.START), row.of(almost));
    ObservedBench inside = row.bench(row.justInside());
    Alarms again = row.hold(almost, inside, RowAtWork.START + hold, RowAtWork.START + hold);
    assertEquals(Alarm.Clear.CLEAR, row.of(again));
    Alarms anew =
        row.hold(again, beyond, RowAtWork.START + 2 * hold, RowAtWork.START + 3 * hold - 1);
    assertEquals(
        new Alarm.Pending(RowAtWork.START + 2 * hold), row.of(anew), "the time begins anew");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatIsBeyondItsLimitForLongEnoughTripsAndSaysWhere(RowAtWork row) {
    long at = RowAtWork.START + row.limit().holdNanos();
    var tripped = (Alarm.AlarmTripped) row.of(row.tripped());
    // A row without a hold time has tripped at the first reading.
    assertEquals(row.limit().holdNanos() == 0 ? RowAtWork.START : at, tripped.atNanos());
    boolean counts = row.row().fault().unit().isEmpty();
    if (!counts) assertEquals(row.limit().trip(), tripped.value(), 1e-6);
    assertEquals(row.how().index, tripped.index());
    assertTrue(row.tripped().has(row.row().fault(), row.row().level()));
    boolean opens = row.row().level() == Level.OPEN;
    if (opens) assertTrue(row.tripped().opening().isPresent());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatHasTrippedEndsWhereItsHysteresisEndsAndNotBefore(RowAtWork row) {
    Alarms tripped = row.tripped();
    boolean counts = row.row().fault().unit().isEmpty();
    if (!counts) {
      Alarms still = row.hold(tripped, row.bench(row.justNotClear()), 2000 * SECOND, 2001 * SECOND);
      assertTrue(row.of(still).isTripped(), "not back yet");
    }
    Alarms after = row.hold(tripped, row.bench(row.justClear()), 2000 * SECOND, 2000 * SECOND);
    assertEquals(Alarm.Clear.CLEAR, row.of(after));
  }

  @ParameterizedTest
  @MethodSource("silencers")
  void whatKeepsARowSilentDoes(RowAtWork row, RowCase.Silencer silencer) {
    ObservedBench silent = row.bench(row.justBeyond()).with(silencer.change());
    Alarms never = row.hold(row.quiet(), silent, RowAtWork.START, Long.MAX_VALUE);
    assertEquals(Alarm.Clear.CLEAR, row.of(never), silencer.because());
    Alarms after = row.hold(row.tripped(), silent, 2000 * SECOND, 2001 * SECOND);
    assertEquals(!silencer.clears(), row.of(after).isTripped(), silencer.because());
  }

  private static Alarm strayOut(PackSpec pack) {
    Consumer<ObservedBench> out =
        it -> {
          it.told = ContactorOrder.CHARGE_ONLY;
          it.currentA = -10;
        };
    var bench = new ObservedBench(pack).with(out);
    var protection = Protection.of(pack);
    Alarms after =
        protection.step(
            protection.step(protection.initial(), bench.at(SECOND)), bench.at(10 * SECOND));
    return after.rows().get(index(pack, Fault.CURRENT_ALTHOUGH_OPEN));
  }

  private static int index(PackSpec pack, Fault fault) {
    List<Fault> faults = ProtectionTable.rows(pack).stream().map(ProtectionRow::fault).toList();
    return faults.indexOf(fault);
  }

  @Test
  void whatFlowsOutOfAPackThatMayOnlyBeChargedIsStrayUnlessItFeedsAHeater() {
    assertTrue(strayOut(PLAIN).isTripped());
    assertFalse(strayOut(FULL).isTripped());
  }

  @Test
  void aPackOfOneCellHasNoModuleThatCouldBeMissing() {
    var bench = new ObservedBench(ProtectedPacks.ONE_CELL);
    bench.cellsV[0] = Double.NaN;
    bench.seenWhole = false;
    var protection = Protection.of(ProtectedPacks.ONE_CELL);
    Alarms after = protection.step(protection.initial(), bench.at(SECOND));
    after = protection.step(after, bench.at(9 * SECOND));
    assertEquals(Optional.of(Fault.CELL_VOLTAGE_LOST), after.opening());
    assertFalse(after.has(Fault.MODULE_MISSING, Level.OPEN));
  }

  @Test
  void aQuietPackHasNoAlarm() {
    for (PackSpec pack : PACKS) {
      var protection = Protection.of(pack);
      var bench = new ObservedBench(pack);
      Alarms after = protection.step(protection.initial(), bench.at(SECOND));
      after = protection.step(after, bench.at(Long.MAX_VALUE));
      assertEquals(List.of(), after.active());
      assertEquals(Optional.empty(), after.opening());
      assertTrue(after.healthy());
    }
  }
}
