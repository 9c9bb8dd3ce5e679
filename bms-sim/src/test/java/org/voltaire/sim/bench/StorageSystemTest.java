package org.voltaire.sim.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.voltaire.sim.bench.StorageSystem.Ask;
import org.voltaire.sim.bench.StorageSystem.Balance;

/// Sun, people and an inverter: where every watt goes.
class StorageSystemTest {

  private static StorageSystem system(double efficiency, double mostW, boolean offGrid) {
    return new StorageSystem(Optional.empty(), Optional.empty(), efficiency, mostW, offGrid);
  }

  @ParameterizedTest(name = "sun {0} W, demand {1} W: {2} W at the battery")
  @CsvSource({"3000, 1000, 1600", "1000, 2600, -2000", "500, 500, 0", "9000, 0, 3200"})
  void storesWhatIsLeftOverAndGivesWhatIsMissing(double sun, double demand, double packW) {
    assertEquals(packW, system(0.8, 4000, false).wantedW(new Ask(sun, demand)), 1e-9);
  }

  /// Whatever the battery does, nothing is lost from the books.
  @ParameterizedTest
  @CsvSource({"3000, 1000, 1600", "3000, 1000, 700", "500, 2500, -1000", "500, 2500, 0"})
  void everyWattIsAccountedFor(double sun, double demand, double packW) {
    for (boolean offGrid : new boolean[] {false, true}) {
      Balance b = system(0.8, 1e9, offGrid).balance(new Ask(sun, demand), packW, true);
      double inverterW = packW > 0 ? packW / 0.8 : packW * 0.8;
      assertEquals(b.sunW() + b.importedW(), demand - b.lostW() + b.spareW() + inverterW, 1e-9);
      assertTrue(b.importedW() == 0 || !offGrid, "there is no grid");
      assertTrue(b.lostW() == 0 || offGrid, "the grid serves everything");
      assertTrue(b.importedW() >= 0 && b.spareW() >= 0 && b.lostW() >= 0);
    }
  }

  @Test
  void offTheGridNothingWorksWithoutItsBattery() {
    var dark = system(0.95, 1e9, true).balance(new Ask(3000, 500), 0, false);
    assertEquals(new Balance(3000, 500, 0, 3000, 500), dark);
    var onTheGrid = system(0.95, 1e9, false).balance(new Ask(3000, 500), 0, false);
    assertEquals(new Balance(3000, 500, 0, 2500, 0), onTheGrid);
  }

  @Test
  void aHeaterAtThePlugIsPartOfTheDemand() {
    var house =
        new StorageSystem(Optional.empty(), Optional.of(Demand.house(9000, 1)), 0.95, 1e9, false);
    double without = house.ask(3600, 0).demandW();
    assertTrue(without > 0);
    assertEquals(without + 150, house.ask(3600, 150).demandW(), 1e-9);
  }

  @Test
  void anInverterThatMakesEnergyIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> system(1.01, 1000, false));
    assertThrows(IllegalArgumentException.class, () -> system(0.9, 0, false));
  }
}
