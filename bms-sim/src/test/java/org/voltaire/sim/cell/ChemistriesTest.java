package org.voltaire.sim.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.chemistry.ChemistrySheet;
import org.voltaire.sim.pack.PackProfile;

class ChemistriesTest {

  @Test
  void lfpIsReadAsItIsWritten() {
    Chemistry lfp = Chemistries.load("lfp");
    assertEquals("lfp", lfp.name());
    assertEquals(3.2, lfp.nominalV());
    assertEquals(14, lfp.ocv().soc().size());
    assertEquals(2.16, lfp.ocv().values().getFirst());
    assertEquals(3.59, lfp.ocv().values().getLast());
    assertEquals(0.0191, lfp.resistance().r0().at(25));
    assertEquals(0.0105, lfp.resistance().r1().at(25));
    assertEquals(0.0293, lfp.resistance().r2().at(25));
    assertEquals(10, lfp.resistance().tau1().value());
    assertEquals(90, lfp.resistance().tau2().value());
    assertEquals(19.3, lfp.heat().capacity().value());
    assertEquals(0.005, lfp.heat().loss().value());
    assertEquals(List.of(2.0, 3.8), lfp.envelope().cellV());
    var over = lfp.limits().cellOverVoltageV();
    assertEquals(
        List.of(3.60, 3.65, 3.80, 0.05, 2.0),
        List.of(over.tell(), over.derate(), over.open(), over.hysteresis(), over.holdS()));
    assertEquals(3.55, lfp.limits().chargeTargetV());
    assertTrue(lfp.polymer().isEmpty());
  }

  @ParameterizedTest
  @FieldSource("org.voltaire.chemistry.Chemistries#NAMES")
  void theCurveRunsThroughEveryMeasuredPoint(String name) {
    Chemistry cell = Chemistries.load(name);
    var model = cell.cellModel(50);
    for (int i = 0; i < cell.ocv().soc().size(); i++) {
      double soc = cell.ocv().soc().get(i);
      assertEquals(cell.ocv().values().get(i), model.ocv().at(soc), 1e-9, "SoC " + soc);
    }
  }

  /// The estimator's single pair holds both of the plant's.
  @Test
  void theEstimatorIsToldBothPairsAsOne() {
    var model = Chemistries.load("lfp").cellModel(50);
    var at25 = model.dynamics().at(25);
    assertEquals(0.0191 / 50, at25.r0At(0.5), 1e-15);
    assertEquals(0.0398 / 50, at25.r1At(0.5), 1e-15);
    assertEquals(0, at25.r2At(0.5));
    assertEquals(60, at25.tau1Seconds());
    assertEquals(2526, model.dynamics().activationK());
  }

  /// Stated at 25 °C, as the estimator wants it, but right where the pack works.
  @Test
  void theEstimatorOfAPolymerIsRightAtItsWorkingTemperature() {
    var model = Chemistries.load("lmp").cellModel(103);
    assertEquals(0.0232 / 103, model.dynamics().at(80).r0At(0.5), 1e-12);
  }

  @ParameterizedTest
  @FieldSource("org.voltaire.chemistry.Chemistries#NAMES")
  void everyNumberHasASource(String name) {
    for (ChemistrySheet.SheetLine line : ChemistrySheet.of(name)) {
      assertFalse(line.source().isBlank(), line.path() + " has none");
    }
    assertTrue(ChemistrySheet.of(name).size() > 30, "the sheet is nearly empty");
  }

  @ParameterizedTest
  @FieldSource("org.voltaire.chemistry.Chemistries#NAMES")
  void everyLimitStaysInsideTheEnvelopeAndInOrder(String name) {
    Chemistry cell = Chemistries.load(name);
    var limits = cell.limits();
    var envelope = cell.envelope();
    inside(limits.cellOverVoltageV(), envelope.cellV());
    inside(limits.cellUnderVoltageV(), envelope.cellV());
    inside(limits.chargeOverTempDegc(), envelope.chargeDegc());
    inside(limits.chargeUnderTempDegc(), envelope.chargeDegc());
    inside(limits.dischargeOverTempDegc(), envelope.dischargeDegc());
    inside(limits.dischargeUnderTempDegc(), envelope.dischargeDegc());
    assertTrue(limits.chargeTargetV() < limits.cellOverVoltageV().tell());
  }

  private static void inside(Chemistry.Levels levels, List<Double> envelope) {
    boolean upper = levels.open() > levels.tell();
    assertEquals(upper, levels.derate() > levels.tell(), levels.toString());
    assertEquals(upper, levels.open() > levels.derate(), levels.toString());
    assertTrue(levels.open() >= envelope.getFirst() && levels.open() <= envelope.getLast());
    assertTrue(levels.tell() >= envelope.getFirst() && levels.tell() <= envelope.getLast());
  }

  @Test
  void aPolymerWorksFrom60To85DegC() {
    var limits = Chemistries.load("lmp").limits();
    assertEquals(60, limits.dischargeUnderTempDegc().derate());
    assertEquals(60, limits.chargeUnderTempDegc().derate());
    assertEquals(85, limits.dischargeOverTempDegc().tell());
  }

  @ParameterizedTest
  @FieldSource("org.voltaire.sim.pack.PackProfile#NAMES")
  void everyNumberOfAPackHasASource(String name) {
    PackProfile pack = PackProfile.load(name);
    var tree = Chemistries.tree(PackProfile.class, name + ".yaml");
    int numbers = 0;
    for (var entry : tree.properties()) {
      if (entry.getKey().equals("heating")) {
        for (var inner : entry.getValue().properties()) {
          assertTrue(pack.sources().containsKey("heating." + inner.getKey()), inner.getKey());
        }
      } else if (entry.getValue().isNumber() || entry.getKey().equals("spread")) {
        assertTrue(pack.sources().containsKey(entry.getKey()), entry.getKey());
        numbers++;
      }
    }
    assertTrue(numbers >= 6, "only " + numbers + " numbers were looked at");
  }

  @Test
  void theShippedPackIsReadAsItIsWritten() {
    PackProfile pack = PackProfile.load("lfp-16s");
    assertEquals(16, pack.cellsInSeries());
    assertEquals(100, pack.capacityAh());
    assertEquals(4, pack.thermistors());
    assertEquals(36, pack.bleedOhm());
    assertEquals(new PackProfile.Spread(0.012, 0.06, 0.008, 0.3, 1800), pack.spread());
    assertEquals(0.3, pack.withInitialSoc(0.3).initialSoc());
    assertEquals(pack, pack.withInitialSoc(0.3).withInitialSoc(0.72));
  }

  @Test
  void whatDoesNotShipIsRefusedByName() {
    var cell = assertThrows(IllegalArgumentException.class, () -> Chemistries.load("zinc"));
    assertTrue(
        cell.toString().contains("chemistry: is zinc, must be one of lfp, nmc, nca, lto, lmp"));
    var pack = assertThrows(IllegalArgumentException.class, () -> PackProfile.load("../x"));
    assertTrue(pack.toString().contains("must be one of lfp-16s"));
  }
}
