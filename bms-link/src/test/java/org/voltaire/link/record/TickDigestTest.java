package org.voltaire.link.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Bms;
import org.voltaire.estimate.Estimate;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.Fault;
import org.voltaire.protect.Alarm;
import org.voltaire.protect.Alarms;
import org.voltaire.testing.Repository;

class TickDigestTest {
  private static final byte[] INPUT = {1, 2, 3, 4};

  @Test
  void everyVersionOfTheDigestHasItsLineInTheDocument() throws IOException {
    Path page = Repository.root().resolve("docs/adr/0005-the-wire-is-the-log.md");
    String text = Files.readString(page);
    for (int version = 0; version <= TickDigest.VERSION; version++) {
      assertTrue(text.contains("\n  | " + version + " | "), "0005 has no line for " + version);
    }
    assertFalse(text.contains("\n  | " + (TickDigest.VERSION + 1) + " | "));
  }

  @Test
  void twoRunsOfTheSameInputsHaveTheSameDigests() {
    RecordedDrive one = RecordedDrive.of(250), other = RecordedDrive.of(250);
    assertEquals(one.messages(), other.messages());
    assertEquals(250, other.steps.size());
  }

  @Test
  void changesWithEveryBitOfTheInputRecord() {
    Bms.Step step = RecordedDrive.of(1).steps.getFirst();
    long was = TickDigest.of(INPUT, step);
    for (int bit = 0; bit < 32; bit++) {
      byte[] changed = INPUT.clone();
      changed[bit / 8] ^= (byte) (1 << bit % 8);
      assertTrue(TickDigest.of(changed, step) != was, "bit " + bit);
    }
  }

  @Test
  void changesWithEveryComponentOfStateAndOutputOfARealTick() {
    int changes = everyChange(RecordedDrive.of(300).steps.get(260));
    assertTrue(changes > 150, "only " + changes + " changes were tried");
  }

  @Property(tries = 50)
  void changesWithEveryComponentOfAnyStateAndOutput(@ForAll long seed) {
    everyChange(new Anything(seed).of(Bms.Step.class));
  }

  private static int everyChange(Bms.Step step) {
    Map<Long, String> digests = new HashMap<>();
    digests.put(TickDigest.of(INPUT, step), "unchanged");
    List<Object> changed = changes(step);
    for (Object other : changed) {
      String bits = Anything.bits(other);
      String twin = digests.put(TickDigest.of(INPUT, (Bms.Step) other), bits);
      assertTrue(twin == null || twin.equals(bits), () -> "same digest: " + twin + " and " + bits);
    }
    return changed.size();
  }

  /// Every value that differs from this one in one place.
  private static List<Object> changes(Object value) {
    return switch (value) {
      case Double number -> List.of(flipped(number, 0), flipped(number, 63));
      case Long number -> List.of(number + 1, number ^ Long.MIN_VALUE);
      case Integer number -> List.of(number + 1);
      case Boolean flag -> List.of(!flag);
      case Doubles row -> {
        List<Object> rows = new ArrayList<>();
        rows.add(Doubles.of(Arrays.copyOf(row.toArray(), row.size() + 1)));
        for (int i = 0; i < row.size(); i++) {
          double[] values = row.toArray();
          values[i] = flipped(values[i], 0);
          rows.add(Doubles.of(values));
        }
        yield rows;
      }
      case Alarm.Clear _ -> List.of(new Alarm.Pending(0));
      case Enum<?> word -> others(word);
      case Optional<?> maybe ->
          maybe.isPresent() ? List.of(Optional.empty()) : List.of(Optional.of(Fault.CURRENT_LOST));
      case List<?> list -> {
        List<Object> lists = new ArrayList<>();
        if (!list.isEmpty()) lists.add(List.copyOf(list.subList(1, list.size())));
        for (int i = 0; i < list.size(); i++) {
          for (Object other : changes(list.get(i))) {
            List<Object> copy = new ArrayList<>(list);
            copy.set(i, other);
            lists.add(List.copyOf(copy));
          }
        }
        yield lists;
      }
      case String text -> List.of(text + "!");
      case Estimate estimate ->
          changes(estimate.values()).stream()
              .<Object>map(values -> new Estimate((Estimate.Values) values))
              .toList();
      case Record record -> changesOf(record);
      default -> throw new AssertionError("what is a changed " + value.getClass() + "?");
    };
  }

  private static List<Object> changesOf(Record record) {
    List<Object> records = new ArrayList<>();
    if (record instanceof Mode.Open) records.add(new Mode.Closed());
    if (record instanceof Mode.Closed) records.add(new Mode.Open());
    RecordComponent[] components = record.getClass().getRecordComponents();
    Object[] values = new Object[components.length];
    for (int i = 0; i < values.length; i++) values[i] = Anything.get(record, components[i]);
    for (int i = 0; i < values.length; i++) {
      for (Object other : changes(values[i])) {
        boolean impossible =
            record instanceof Mode.OneWay
                && other instanceof Fault fault
                && fault.stops() == Fault.Stops.BOTH;
        if (impossible) continue;
        Object[] copy = values.clone();
        copy[i] = other;
        records.add(Anything.make(record.getClass(), copy));
      }
    }
    return records;
  }

  private static List<Object> others(Enum<?> word) {
    return Arrays.stream(word.getDeclaringClass().getEnumConstants())
        .filter(each -> each != word)
        .<Object>map(each -> each)
        .toList();
  }

  private static double flipped(double number, int bit) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(number) ^ 1L << bit);
  }

  /// A list does not look at its elements, so one way in for a stranger is open.
  @Test
  @SuppressWarnings({"unchecked", "rawtypes"})
  void aTypeThatItCannotWalkIsAnError() {
    Bms.Step step = RecordedDrive.of(1).steps.getFirst();
    Bms.State was = step.state();
    List strangers = List.of(new StringBuilder("stranger"));
    var alarms = new Alarms(strangers, List.of(), Optional.empty(), false);
    var state =
        new Bms.State(
            was.seq(),
            was.timeNanos(),
            was.cellsTimeNanos(),
            was.estimator(),
            was.plausibility(),
            was.limits(),
            was.compliance(),
            alarms,
            was.contactors(),
            was.balance(),
            was.events(),
            was.seenWhole(),
            was.relays(),
            was.heat());
    var e =
        assertThrows(
            IllegalArgumentException.class,
            () -> TickDigest.of(INPUT, new Bms.Step(state, step.output())));
    assertTrue(e.toString().contains("cannot walk java.lang.StringBuilder"), e.toString());
  }
}
