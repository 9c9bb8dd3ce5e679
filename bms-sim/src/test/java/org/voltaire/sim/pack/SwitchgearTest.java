package org.voltaire.sim.pack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voltaire.contactor.Contactors;
import org.voltaire.measure.Feedback;
import org.voltaire.sim.Packs;
import org.voltaire.sim.bench.Bench;
import org.voltaire.sim.pack.InterlockLoop.Interlock;

/// The 16s pack behind its contactors: 33 Ω, 10 mF.
class SwitchgearTest {
  private static final double OHM = 33, FARAD = 0.01, BLEEDER_OHM = 4700;

  private double wantedA;
  private final Plant plant = new Plant(PackProfile.load("lfp-16s"));
  private final Bench bench = Bench.withContactors(plant, (_, _) -> wantedA);
  private final Switchgear gear = bench.switchgear().orElseThrow();

  private void wants(double amperes) {
    wantedA = amperes;
    bench.decide(0);
  }

  private void close() {
    bench.command(Contactors.PRECHARGE);
    bench.advance(3);
    bench.command(Contactors.CLOSED);
    bench.advance(0.1);
    assertTrue(bench.connected());
  }

  private double sourceOhm() {
    return plant.packVoltageV(1) - plant.packVoltageV(0) + gear.spec().loopOhm();
  }

  @Test
  void thePrechargeBringsTheBusUpInItsTimeConstant() {
    double packV = plant.packVoltageV(0);
    bench.command(Contactors.PRECHARGE);
    bench.advance(0.025);
    assertEquals(0, bench.busVoltageV(), "the relay has just closed");
    assertEquals(-packV / (OHM + sourceOhm()), bench.currentA(), 1e-9, "all of it on the resistor");
    bench.advance(OHM * FARAD);
    assertEquals(1 - 1 / StrictMath.E, bench.busVoltageV() / packV, 0.01, "one time constant");
    double seconds = 0.025 + OHM * FARAD;
    while (bench.busVoltageV() < 0.95 * packV) {
      bench.advance(0.001);
      seconds += 0.001;
    }
    System.out.printf("precharge of %.1f V: 95 %% after %.3f s%n", packV, seconds);
    // The bleeder divides: the bus goes to a little less than the pack, a little sooner.
    double end = BLEEDER_OHM / (BLEEDER_OHM + OHM), tau = OHM * FARAD * end;
    assertEquals(0.025 + tau * StrictMath.log(end / (end - 0.95)), seconds, 0.003);
  }

  @Test
  void theResistorTakesAsMuchEnergyAsTheCapacitorKeeps() {
    bench.command(Contactors.PRECHARGE);
    bench.advance(5);
    double volts = bench.busVoltageV(), stored = 0.5 * FARAD * volts * volts;
    // What the bleeder draws flows through the resistor too: i = end + extra exp(-t / tau).
    double end = volts / BLEEDER_OHM, extra = volts / OHM;
    double bleeding = OHM * (end * end * 5 + 2 * end * extra * OHM * FARAD);
    System.out.printf("resistor %.2f J, capacitor %.2f J%n", gear.resistor().energyJ(), stored);
    assertEquals(stored + bleeding, gear.resistor().energyJ(), 0.01 * stored);
    double warmer = gear.resistor().tempDegC(22) - 22;
    assertEquals(gear.resistor().energyJ() / 25, warmer, 0.05, "25 J/K, little lost in 5 s");
  }

  @ParameterizedTest(name = "{0} s")
  @ValueSource(doubles = {0.001, 0.013, 0.1, 1, 3})
  void theLengthOfStepsChangesNothing(double dtSeconds) {
    var other = Bench.withContactors(new Plant(plant.profile()), (_, _) -> 0);
    for (Bench each : new Bench[] {bench, other}) {
      double step = each == bench ? 3 : dtSeconds;
      for (Contactors told : new Contactors[] {Contactors.PRECHARGE, Contactors.CLOSED}) {
        each.command(told);
        long steps = Math.round(3 / step);
        for (long k = 0; k < steps; k++) each.advance(step);
        each.advance(3 - steps * step > 0 ? 3 - steps * step : 0);
      }
      each.command(Contactors.OPEN);
      each.advance(3);
    }
    Switchgear fine = other.switchgear().orElseThrow();
    assertEquals(bench.busVoltageV(), other.busVoltageV(), 1e-4);
    assertEquals(gear.resistor().energyJ(), fine.resistor().energyJ(), 2e-3);
    assertEquals(gear.resistor().tempDegC(0), fine.resistor().tempDegC(0), 2e-4);
    assertEquals(gear.inrushA(), fine.inrushA(), 0.1);
    assertEquals(plant.soc(3), other.plant().soc(3), 1e-9);
  }

  @Test
  void whatTheBusGetsComesOutOfTheCells() {
    double before = plant.soc(0);
    bench.command(Contactors.PRECHARGE);
    for (int k = 0; k < 30; k++) bench.advance(0.1);
    double givenAs = (before - plant.soc(0)) * plant.capacityAh(0) * 3600;
    double bledAs = bench.busVoltageV() / BLEEDER_OHM * (3 - OHM * FARAD);
    double leakedAs = 3 * 0.02 / 30 / 86400 * 100 * 3600;
    assertEquals(FARAD * bench.busVoltageV() + bledAs + leakedAs, givenAs, 0.01);
  }

  @Test
  void closingWithoutPrechargeRushesInAndWelds() {
    double packV = plant.packVoltageV(0), ohm = sourceOhm(), before = plant.soc(0);
    bench.command(Contactors.CLOSED);
    bench.advance(0.1);
    System.out.printf("inrush %.0f A through %.1f mΩ%n", gear.inrushA(), 1e3 * ohm);
    assertEquals(packV / ohm, gear.inrushA(), 1);
    assertTrue(gear.positive().welded() || gear.negative().welded());
    assertFalse(gear.fuse().melted(), "its I²t is far more than C V² / 2 R");
    assertEquals(FARAD * packV * packV / 2 / ohm / 40_000, gear.fuse().used(), 0.02);
    double givenAs = (before - plant.soc(0)) * plant.capacityAh(0) * 3600;
    assertEquals(FARAD * packV, givenAs, 0.01, "the capacitor's charge");
    bench.command(Contactors.OPEN);
    bench.advance(0.1);
    assertFalse(bench.connected(), "one of the two still opens");
    assertEquals(Feedback.CLOSED, bench.feedback(), "and a board sees the other");
  }

  @Test
  void withoutACapacitorNothingRushesIn() {
    gear.busCapacitanceF(0);
    bench.command(Contactors.CLOSED);
    bench.advance(0.1);
    assertTrue(bench.connected());
    assertFalse(gear.positive().welded() || gear.negative().welded());
    assertEquals(0, gear.inrushA(), 0.1);
    bench.command(Contactors.OPEN);
    bench.advance(0.1);
    assertEquals(0, bench.busVoltageV());
  }

  @Test
  void closingOntoAShortWelds() {
    gear.busCapacitanceF(0);
    bench.loadOhm(0.005);
    bench.command(Contactors.CLOSED);
    bench.advance(0.0251);
    assertTrue(gear.positive().welded() || gear.negative().welded());
    bench.advance(0.1);
    assertTrue(gear.fuse().melted(), "the fuse ends it");
  }

  @Test
  void aCapacitorThatIsTakenAwayInTheMiddleOfItsInrushStopsNothing() {
    bench.command(Contactors.CLOSED);
    bench.advance(0.02501);
    bench.alter(() -> gear.busCapacitanceF(0));
    bench.advance(1);
    assertEquals(plant.packVoltageV(0), bench.busVoltageV(), 0.01);
  }

  @Test
  void afterAPrechargeNextToNothingRushesIn() {
    close();
    assertTrue(gear.inrushA() < 150, "inrush " + gear.inrushA());
    assertFalse(gear.positive().welded());
    assertEquals(plant.packVoltageV(0), bench.busVoltageV(), 0.01);
  }

  @Test
  void aBusLeftAloneBleedsDown() {
    close();
    double volts = bench.busVoltageV();
    bench.command(Contactors.OPEN);
    bench.advance(0.01 + BLEEDER_OHM * FARAD);
    assertEquals(1 / StrictMath.E, bench.busVoltageV() / volts, 0.001);
    assertEquals(0, bench.currentA());
  }

  @Test
  void aLoadThatDoesNotStopEmptiesTheBusAtConstantPowerUntilHalf() {
    close();
    wants(-2);
    bench.command(Contactors.OPEN);
    bench.advance(0.01);
    double volts = bench.busVoltageV(), watts = 2 * volts;
    bench.advance(0.05);
    double left = StrictMath.sqrt(volts * volts - 2 * (watts + 0.5) * 0.05 / FARAD);
    assertEquals(left, bench.busVoltageV(), 0.05);
    bench.advance(0.2);
    assertEquals(0.5 * 16 * 3.2, bench.busVoltageV(), 1.0, "where it stops");
  }

  @Test
  void theFuseMeltsByItsI2tAndStaysOpen() {
    close();
    wants(-3000);
    double seconds = 0;
    while (!gear.fuse().melted() && seconds < 1) {
      bench.advance(0.0001);
      seconds += 0.0001;
    }
    System.out.printf("3000 A melt the fuse after %.2f ms%n", 1e3 * seconds);
    assertEquals(40_000.0 / 9e6, seconds, 2e-4);
    assertEquals(0, bench.currentA());
    bench.advance(10);
    assertFalse(bench.connected());
    bench.alter(() -> gear.fuse().replace());
    assertTrue(bench.connected());
  }

  @ParameterizedTest(name = "{0} times the rating: melts {1}")
  @CsvSource({"1.0, false", "1.2, false", "1.4, true"})
  void theFuseCarriesItsRatingForEverAndALittleMoreNot(double times, boolean melts) {
    var fuse = new Fuse(200, 40_000);
    double square = 200 * times * 200 * times;
    for (int hour = 0; hour < 10; hour++) {
      if (fuse.meltsInSeconds(square) <= 3600) fuse.melt();
      fuse.advance(square, 3600);
    }
    assertEquals(melts, fuse.melted());
  }

  @ParameterizedTest(name = "in steps of {0} s")
  @ValueSource(doubles = {0.0005, 0.1, 10})
  void aShortAtTheTerminalsMeltsTheFuse(double dtSeconds) {
    close();
    double packV = plant.packVoltageV(0), ohm = sourceOhm() + 0.005;
    bench.loadOhm(0.005);
    assertEquals(-packV / ohm, bench.currentA(), 0.01 * packV / ohm);
    double before = plant.soc(0);
    for (int k = 0; k < 20; k++) bench.advance(dtSeconds);
    assertTrue(gear.fuse().melted());
    double meltsAs = 40_000 / (packV / ohm);
    double givenAs = (before - plant.soc(0)) * plant.capacityAh(0) * 3600;
    assertEquals(1, givenAs / meltsAs, 0.1, "I²t over I, whatever the step");
  }

  @Test
  void aContactorThatOpensAboveItsBreakCapacityWelds() {
    close();
    wants(-600);
    bench.command(Contactors.OPEN);
    bench.advance(0.05);
    assertTrue(bench.connected());
    assertEquals(-600, bench.currentA(), 0.1);
    assertTrue(gear.positive().welded());
    assertEquals(Feedback.CLOSED, bench.feedback());
    wants(-400);
    bench.alter(() -> gear.positive().repair());
    bench.advance(0.05);
    assertFalse(bench.connected(), "400 A it can break");
  }

  @Test
  void contactsFollowTheirCoilsAfterAWhile() {
    close();
    bench.command(Contactors.OPEN);
    bench.advance(0.0099);
    assertTrue(bench.connected());
    bench.advance(0.0002);
    assertFalse(bench.connected());
    bench.alter(() -> gear.positive().slow(5));
    bench.command(Contactors.CLOSED);
    bench.advance(0.12);
    assertFalse(bench.connected());
    bench.advance(0.006);
    assertTrue(bench.connected());
  }

  @Test
  void aContactorCanRefuseAndTheAuxiliaryContactSaysSo() {
    gear.positive().refuse(true);
    bench.command(Contactors.PRECHARGE);
    bench.advance(3);
    bench.command(Contactors.CLOSED);
    bench.advance(3);
    assertFalse(bench.connected());
    assertEquals(Feedback.OPEN, bench.feedback());
    bench.alter(() -> gear.positive().refuse(false));
    bench.advance(0.1);
    assertTrue(bench.connected());
    assertEquals(Feedback.CLOSED, bench.feedback());
  }

  @Test
  void anAuxiliaryContactCanLie() {
    close();
    gear.positive().aux(Contactor.Aux.INVERTED);
    assertEquals(Feedback.OPEN, bench.feedback());
    bench.command(Contactors.OPEN);
    bench.advance(0.1);
    assertFalse(bench.connected());
    assertEquals(Feedback.CLOSED, bench.feedback());
    gear.positive().aux(Contactor.Aux.STUCK_OPEN);
    assertEquals(Feedback.OPEN, bench.feedback());
    gear.positive().aux(Contactor.Aux.STUCK_CLOSED);
    assertEquals(Feedback.CLOSED, bench.feedback());
  }

  @Test
  void aContactThatBouncesIsClosedInTheEnd() {
    gear.positive().bounce(5, 0.003);
    bench.command(Contactors.PRECHARGE);
    bench.advance(3);
    bench.command(Contactors.CLOSED);
    int changes = 0;
    boolean was = bench.connected();
    for (int k = 0; k < 1000; k++) {
      bench.advance(0.0001);
      if (bench.connected() != was) changes++;
      was = bench.connected();
    }
    assertEquals(11, changes, "closed, and five times open and closed");
    assertTrue(was);
  }

  @Test
  void aSaggingSupplyHoldsButDoesNotPullIn() {
    bench.alter(() -> gear.coilSupplyV(14));
    bench.command(Contactors.PRECHARGE);
    bench.advance(1);
    assertEquals(0, bench.busVoltageV());
    bench.alter(() -> gear.coilSupplyV(24));
    close();
    bench.alter(() -> gear.coilSupplyV(14));
    bench.advance(1);
    assertTrue(bench.connected());
    bench.alter(() -> gear.coilSupplyV(5));
    bench.advance(1);
    assertFalse(bench.connected());
  }

  @Test
  void theInterlockLoopOpensWhateverTheCoilsAreTold() {
    close();
    bench.alter(() -> gear.interlocks().open(Interlock.E_STOP, true));
    bench.advance(0.011);
    assertFalse(bench.connected());
    assertFalse(gear.interlocks().reportsClosed(Interlock.E_STOP));
    gear.interlocks().reportStuck(Interlock.E_STOP, true);
    assertTrue(gear.interlocks().reportsClosed(Interlock.E_STOP));
    bench.alter(() -> gear.interlocks().open(Interlock.E_STOP, false));
    bench.advance(0.1);
    assertTrue(bench.connected());
  }

  @Test
  void aLoadLeftOnKeepsTheBusDownAndBurnsTheResistor() {
    bench.loadOhm(1);
    bench.command(Contactors.PRECHARGE);
    bench.advance(2);
    assertEquals(plant.packVoltageV(0) / (OHM + 1), bench.busVoltageV(), 0.05);
    double seconds = 2;
    while (!gear.resistor().isOpen() && seconds < 600) {
      bench.advance(1);
      seconds++;
    }
    System.out.printf("precharge into 1 Ω burns the resistor after %.0f s%n", seconds);
    assertTrue(gear.resistor().isOpen(), "253 K at 85 W take about a minute and a half");
    bench.advance(1);
    assertEquals(0, bench.currentA());
  }

  @Test
  void anOpenResistorLeavesTheBusWhereItIs() {
    gear.resistor().open(true);
    bench.command(Contactors.PRECHARGE);
    bench.advance(3);
    assertEquals(0, bench.busVoltageV());
  }

  @Test
  void aWeldedMainMakesThePrechargeRiseAtOnce() {
    bench.alter(() -> gear.positive().weld());
    bench.command(Contactors.PRECHARGE);
    bench.advance(0.1);
    assertTrue(bench.connected());
    assertEquals(plant.packVoltageV(0), bench.busVoltageV(), 0.01);
  }

  @Test
  void theInsulationCanFallAndItsMonitorFallSilent() {
    assertEquals(1e7, gear.insulation().measuredOhm());
    gear.insulation().ohm(20e3);
    assertEquals(20e3, gear.insulation().measuredOhm());
    gear.insulation().silent(true);
    assertTrue(Double.isNaN(gear.insulation().measuredOhm()));
    assertEquals(20e3, gear.insulation().ohm());
  }

  @Test
  void everyShippedPackPrechargesAndCloses() {
    for (String name : PackProfile.NAMES) {
      var each = Bench.withContactors(new Plant(PackProfile.load(name)), (_, _) -> 0);
      each.command(Contactors.PRECHARGE);
      each.advance(2);
      double share = each.busVoltageV() / each.packVoltageV();
      assertTrue(share > 0.95, name + " came to " + share);
      each.command(Contactors.CLOSED);
      each.advance(1);
      Switchgear built = each.switchgear().orElseThrow();
      assertTrue(each.connected(), name);
      assertFalse(built.positive().welded() || built.fuse().melted(), name);
    }
  }

  @Test
  void impossibleFiguresAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> bench.loadOhm(0));
    assertThrows(IllegalArgumentException.class, () -> gear.positive().slow(0));
    assertThrows(IllegalArgumentException.class, () -> gear.positive().bounce(2, 0));
    assertThrows(IllegalArgumentException.class, () -> gear.busCapacitanceF(-1));
    var none = Packs.of(4, 10, 0.5, new PackProfile.Spread(0, 0, 0, 1));
    var refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> Bench.withContactors(new Plant(none), (_, _) -> 0));
    assertTrue(refused.toString().contains("pack: test has no switchgear"), refused.toString());
  }
}
