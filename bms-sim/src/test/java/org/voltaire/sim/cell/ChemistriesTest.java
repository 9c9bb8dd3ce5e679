package org.voltaire.sim.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.sim.pack.PackProfile;

class ChemistriesTest {

  @Test
  void lfpIsReadAsItIsWritten() {
    Chemistry lfp = Chemistries.load("lfp");
    assertEquals("lfp", lfp.name());
    assertEquals(3.2, lfp.nominalV());
    assertEquals(14, lfp.ocv().soc().size());
    assertEquals(2.16, lfp.ocv().volts().getFirst());
    assertEquals(3.59, lfp.ocv().volts().getLast());
    assertEquals(0.0191, lfp.resistance().r0OhmAh());
    assertEquals(0.0398, lfp.resistance().r1OhmAh());
    assertEquals(60, lfp.resistance().tauS());
    assertEquals(2526, lfp.resistance().activationK());
    assertEquals(19.3, lfp.heat().capacityJPerKAh());
    assertEquals(0.005, lfp.heat().lossWPerKAh());
    assertEquals(new Chemistry.Doubt(0.015, 0.02), lfp.doubt());
    assertEquals(List.of(2.0, 3.8), lfp.envelope().cellV());
    assertEquals(
        new Chemistry.Levels(3.60, 3.65, 3.80, 0.05, 2.0), lfp.limits().cellOverVoltageV());
  }

  @Test
  void theCurveRunsThroughEveryMeasuredPoint() {
    Chemistry lfp = Chemistries.load("lfp");
    var model = lfp.cellModel(50);
    for (int i = 0; i < lfp.ocv().soc().size(); i++) {
      double soc = lfp.ocv().soc().get(i);
      assertEquals(lfp.ocv().volts().get(i), model.ocv().at(soc), 1e-9, "SoC " + soc);
    }
    assertEquals(0.0191 / 50, model.r0Ohm(), 1e-15);
    assertEquals(0.0398 / 50, model.r1Ohm(), 1e-15);
  }

  @Test
  void theShippedPackIsReadAsItIsWritten() {
    PackProfile pack = PackProfile.load("lfp-16s");
    assertEquals(16, pack.cellsInSeries());
    assertEquals(100, pack.capacityAh());
    assertEquals(4, pack.thermistors());
    assertEquals(36, pack.bleedOhm());
    assertEquals(new PackProfile.Spread(0.012, 0.06, 0.008, 1800), pack.spread());
    assertEquals(0.3, pack.withInitialSoc(0.3).initialSoc());
    assertEquals(pack, pack.withInitialSoc(0.3).withInitialSoc(0.72));
  }

  @Test
  void whatDoesNotShipIsRefusedByName() {
    var cell = assertThrows(IllegalArgumentException.class, () -> Chemistries.load("lto"));
    assertTrue(cell.toString().contains("chemistry: is lto, must be one of lfp"));
    var pack = assertThrows(IllegalArgumentException.class, () -> PackProfile.load("../x"));
    assertTrue(pack.toString().contains("must be one of lfp-16s"));
  }
}
