package org.voltaire.config;

import static java.util.Map.entry;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.config.yaml.Problem;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;

class LimitsReaderTest {
  private final Problems problems = new Problems("test");

  /// A limit with one level beside those that ship, as another protection would bring it.
  private Map<Level, Limit> single(String yaml, OptionalDouble usual) {
    List<LimitKey> keys = new ArrayList<>(LimitKey.ALL);
    var fault = Fault.PACK_VOLTAGE_MISMATCH;
    keys.add(new LimitKey.Single(fault, "one_v", Level.TELL, true, 0.1, 5, usual, 0.2, 3));
    var section = YamlSection.parse(yaml, "limits", problems);
    var limits = new LimitsReader(section, Chemistries.load("lfp"), keys).read(100, 100);
    section.reportUnknownKeys();
    return limits.of(fault);
  }

  @Test
  void aLimitWithOneLevelIsReadFromItsLineOfTheCatalogue() {
    assertEquals(
        Map.of(Level.TELL, new Limit(2, 1.8, 3)),
        single("{one_v: {tell: 2}}", OptionalDouble.empty()));
    assertEquals(
        Map.of(Level.TELL, new Limit(1, 0.5, 4)),
        single("{one_v: {hysteresis: 0.5, hold_s: 4}}", OptionalDouble.of(1)));
    assertEquals(List.of(), problems.list());
  }

  @Test
  void anOverVoltageIsOverBeforeTheCellIsBackAtItsTarget() {
    for (String chemistry : Chemistries.NAMES) {
      var figures = Chemistries.load(chemistry);
      var section = YamlSection.parse("{}", "limits", problems);
      double targetV = figures.limits().chargeTargetV();
      var limits =
          new LimitsReader(section, figures, LimitKey.ALL).read(100, 100).chargedTo(targetV);
      Limit tell = limits.cellOverVoltage().tell();
      assertTrue(tell.clear() > targetV + 1e-3, chemistry + ": " + tell);
      assertTrue(tell.clear() < tell.trip() - 1e-3, chemistry + ": " + tell);
    }
  }

  @Test
  void whatHasNoUsualValueIsNotWatchedUntilAConfigurationSaysIt() {
    assertEquals(Map.of(), single("{}", OptionalDouble.empty()));
    assertEquals(List.of(), problems.list());
  }

  @Test
  void whatAConfigurationSaysReplacesTheLimitOfTheTable() {
    var section = YamlSection.parse("{temperature_rise_k_per_s: {open: 0.5}}", "limits", problems);
    var limits = new LimitsReader(section, Chemistries.load("lfp"), LimitKey.ALL).read(100, 100);
    assertEquals(Map.of(Level.OPEN, new Limit(0.5, 0.48, 2)), limits.of(Fault.TEMPERATURE_RISE));
    assertEquals(Map.of(), limits.of(Fault.TEMPERATURE_SPREAD), "the table has its own");
    assertEquals(List.of(), problems.list());
  }

  @Test
  void whatIsOutsideOfTheLineIsAProblem() {
    single("{one_v: {tell: 6, open: 7}}", OptionalDouble.empty());
    List<Problem> found = problems.list();
    assertEquals(2, found.size(), found.toString());
    assertTrue(found.getFirst().allowed().contains("0.1 to 5"), found.toString());
  }

  @Test
  void everyLimitIsNamedOnceAndItsKeyEndsWithTheUnitOfItsFault() {
    var units =
        Map.ofEntries(
            entry("V", "_v"),
            entry("A", "_a"),
            entry("%", "_percent"),
            entry("°C", "_degc"),
            entry("K", "_k"),
            entry("K/s", "_k_per_s"),
            entry("×", "_ratio"));
    var faults = EnumSet.noneOf(Fault.class);
    var keys = new HashSet<String>();
    for (LimitKey key : LimitKey.ALL) {
      assertTrue(faults.add(key.fault()) && keys.add(key.key()), key.key());
      assertTrue(key.key().endsWith(units.getOrDefault(key.fault().unit(), "?")), key.key());
    }
  }
}
