package org.voltaire.sim.pack;

import java.util.Arrays;
import java.util.Optional;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.heat.HeaterOrder;
import org.voltaire.measure.CellSet;
import org.voltaire.sim.cell.CellBank;
import org.voltaire.sim.cell.Noise;
import org.voltaire.sim.pack.Heating.Feed;

/// The battery itself: a string of cells that differ a little, with heat and, where the profile has
/// one, a heater. It knows the truth, which no estimator may see.
///
/// What happens in a cell is [CellBank]'s; this adds the string's current, the bleed resistors and
/// the board they warm, neighbours, the room and the heater. A self-fed heater is a resistor on the
/// string, behind whatever measures the current of the load; the pack's heat is shared evenly by
/// its cells.
public final class Plant {
  private final PackProfile profile;
  private final CellBank cells;
  private final Optional<Heating> heating;
  private final Layout layout;
  private final double nominalV;
  private final double[] currentsA;
  private final double[] heatersW;
  private final BleedResistors resistors;
  private double boardAboveRoomK;
  private double roomDegC;
  private boolean pluggedIn;
  private boolean hibernate;
  private double departureSeconds = Double.NaN;
  private boolean heaterOn;
  private HeaterOrder heaterOrder = HeaterOrder.NONE;
  private final HeaterDefects heaterDefects = new HeaterDefects();
  private double heaterA;
  private double heaterJ;

  /// A rested pack, its cells aged and spread as the profile says, at the temperature of the room
  /// or, if it is a heated one, at the heating's first.
  public Plant(PackProfile profile) {
    this.profile = profile;
    this.heating = profile.heating();
    this.roomDegC = profile.ambientDegc();
    Chemistry chemistry = profile.cells();
    int n = profile.cellsInSeries();
    double capacityAh = profile.capacityAh();
    var heat = chemistry.heat();
    this.layout = profile.layout().orElse(Layout.APART);
    double meanLossWPerK =
        heating.map(h -> h.uaWPerK() / n).orElse(heat.loss().value() * capacityAh);
    this.cells =
        new CellBank(
            chemistry,
            n,
            capacityAh,
            heating
                .map(h -> h.heatCapacityJPerK() / n)
                .orElse(heat.capacity().value() * capacityAh),
            meanLossWPerK);
    this.resistors = new BleedResistors(n, profile.bleedOhm());
    cells.arrange(layout.between(n), layout.losses(n, meanLossWPerK));
    this.nominalV = chemistry.nominalV();
    this.currentsA = new double[n];
    this.heatersW = new double[n];
    double startDegC = heating.map(Heating::initialDegc).orElse(roomDegC);
    var spread = profile.spread();
    var aged = profile.aged().orElse(PackProfile.Aged.NEW);
    var noise = new Noise(spread.seed());
    // A stream of its own, so that a spread of self-discharge leaves all else as it was.
    var leaks = new Noise(~spread.seed());
    for (int cell = 0; cell < n; cell++) {
      double capacity = aged.capacity() * (1 + noise.next(spread.capacity()));
      double resistance = aged.resistance() * (1 + noise.next(spread.resistance()));
      double leak = Math.max(0, 1 + leaks.next(spread.selfDischarge()));
      cells.vary(cell, capacity, resistance, leak);
      double soc = Math.clamp(profile.initialSoc() + noise.next(spread.soc()), 0.0, 1.0);
      cells.rest(cell, soc, startDegC);
    }
  }

  /// What it was built from.
  public PackProfile profile() {
    return profile;
  }

  /// The cells, read-only.
  public CellBank cells() {
    return cells;
  }

  /// Time goes by.
  ///
  /// @param currentA through the string, constant meanwhile, positive while charging
  /// @param bleeding the cells whose bleed resistor is on
  /// @param dtSeconds >= 0; the heater decides at its beginning, so heated packs want steps of at
  ///   most a minute
  public void advance(double currentA, CellSet bleeding, double dtSeconds) {
    double heaterW = heating.isPresent() ? heat(heating.get(), currentA) : 0;
    heaterJ += heaterW * dtSeconds;
    departureSeconds -= dtSeconds;
    double stringA = currentA + heaterA;
    Arrays.fill(currentsA, stringA);
    Arrays.fill(heatersW, heaterW / currentsA.length);
    double bledW = 0;
    if (!bleeding.isEmpty()) {
      // A set of cells holds 256 of them.
      for (int cell = 0; cell < Math.min(currentsA.length, 256); cell++) {
        if (!bleeding.contains(cell)) continue;
        double volts = cells.voltageV(cell, stringA), bledA = volts / profile.bleedOhm();
        currentsA[cell] -= bledA;
        heatersW[cell] += layout.bleedShare() * volts * bledA;
        bledW += (1 - layout.bleedShare()) * volts * bledA;
      }
    }
    resistors.advance(bleeding, cell -> cells.voltageV(cell, stringA), dtSeconds);
    cells.advance(currentsA, heatersW, roomDegC, dtSeconds);
    warmBoard(bledW, dtSeconds);
  }

  private void warmBoard(double watts, double dtSeconds) {
    // Cold enough to be called cold: a pack that does not bleed takes no exponential.
    if (watts == 0 && boardAboveRoomK < 1e-3) {
      boardAboveRoomK = 0;
      return;
    }
    double settledK = watts * layout.boardKPerW();
    boardAboveRoomK =
        settledK + StrictMath.exp(-dtSeconds / layout.boardS()) * (boardAboveRoomK - settledK);
  }

  /// The temperature of the board that carries the bleed resistors, °C.
  public double boardDegC() {
    return roomDegC + boardAboveRoomK;
  }

  /// Lets the heater decide.
  ///
  /// @return its power, W
  private double heat(Heating h, double currentA) {
    heaterOn = heaterOrder != HeaterOrder.CUT && (heaterDefects.stuckOn() || isSwitchedOn(h));
    heaterA = 0;
    if (!heaterOn || heaterDefects.isOpen()) return 0;
    double ratedW = h.heaterW() * heaterDefects.drawRatio();
    if (pluggedIn) return ratedW;
    // A resistor on the string: a cold polymer gives it next to nothing, and cannot warm itself.
    double usualV = profile.cellsInSeries() * nominalV;
    double heaterOhm = usualV * usualV / ratedW;
    double unloadedV = packVoltageV(currentA);
    heaterA = -1;
    double stringOhm = unloadedV - packVoltageV(currentA);
    heaterA = -Math.max(0, unloadedV / (heaterOhm + stringOhm));
    return heaterA * heaterA * heaterOhm;
  }

  /// Whether its switch is closed: by the BMS, or by a thermostat of its own where no BMS switches
  /// it.
  private boolean isSwitchedOn(Heating h) {
    if (heaterOrder != HeaterOrder.NONE) return heaterOrder == HeaterOrder.ON;
    double seenDegC = heaterDefects.seenDegC(meanDegC());
    return feed() != Feed.HIBERNATE && h.heats(heaterOn, seenDegC);
  }

  /// Drives the heater's two switches; `NONE` leaves it to its own thermostat.
  public void heater(HeaterOrder order) {
    heaterOrder = order;
  }

  /// The current in the heater's lead, A, >= 0, whoever feeds it: at the pack's usual voltage where
  /// a charger does.
  public double heaterLeadA() {
    if (!heaterOn || heaterDefects.isOpen()) return 0;
    if (!pluggedIn) return -heaterA;
    double ratedW = heating.map(Heating::heaterW).orElse(0.0) * heaterDefects.drawRatio();
    return ratedW / (profile.cellsInSeries() * nominalV);
  }

  /// Whether somebody asked a heated pack to let itself cool down.
  public boolean hibernates() {
    return hibernate;
  }

  /// Changes the temperature around the pack, °C.
  public void roomDegC(double degC) {
    roomDegC = degC;
  }

  /// The temperature around the pack, °C.
  public double roomDegC() {
    return roomDegC;
  }

  /// Plugs a charger in that can feed the heater, or pulls it.
  public void plug(boolean in) {
    pluggedIn = in;
  }

  /// Whether a charger that can feed the heater is plugged in.
  public boolean pluggedIn() {
    return pluggedIn;
  }

  /// What is wrong with the heater: nothing, until somebody breaks it.
  public HeaterDefects heaterDefects() {
    return heaterDefects;
  }

  /// Makes cells and heater sound. What was done to charge and heat stays.
  public void mend() {
    cells.defects().mend();
    cells.settleDefects();
    heaterDefects.mend();
  }

  /// Lets a heated pack cool down and keep its charge, or wakes it.
  public void hibernate(boolean wish) {
    hibernate = wish;
  }

  /// Says when somebody wants to depart with a heated pack, for a BMS that switches its heater: its
  /// own thermostat knows no departures.
  ///
  /// @param seconds from now; `NaN` if nobody does any more
  public void departure(double seconds) {
    departureSeconds = seconds;
  }

  /// When somebody wants to depart, s from now, below 0 afterwards; `NaN` if nobody does.
  public double departureSeconds() {
    return departureSeconds;
  }

  /// Who feeds the heater; nobody where there is none.
  public Feed feed() {
    return heating.map(h -> h.feed(pluggedIn, hibernate, lowestSoc())).orElse(Feed.HIBERNATE);
  }

  /// The current that the heater draws from the cells, A, 0 or negative; 0 while a charger feeds
  /// it. A shunt in the pack's minus lead sees it beside whatever the load does.
  public double heaterCurrentA() {
    return heaterA;
  }

  /// What a charger gives the heater, W; 0 while the pack feeds it or it is off.
  public double plugW() {
    return heaterOn && heaterA == 0 ? heating.map(Heating::heaterW).orElse(0.0) : 0;
  }

  /// Whether the heater is on.
  public boolean heaterOn() {
    return heaterOn;
  }

  /// What the heater has turned into heat since the beginning, Wh.
  public double heaterWh() {
    return heaterJ / 3600;
  }

  /// Terminal voltage of one cell while this current flows through the load, V.
  public double cellVoltageV(int cell, double currentA) {
    return cells.voltageV(cell, currentA + heaterA);
  }

  /// The temperature of the hottest bleed resistor, °C; the board's if all are cold.
  public double hottestResistorDegC() {
    return boardDegC() + resistors.hottestK();
  }

  /// Voltage of the whole string while this current flows through the load, V.
  public double packVoltageV(double currentA) {
    double sum = 0;
    for (int cell = 0; cell < cells.cells(); cell++) sum += cellVoltageV(cell, currentA);
    return sum;
  }

  /// The current at which the string gives or takes this power, A; if it cannot give it, the one at
  /// which it gives the most.
  ///
  /// @param watts at its terminals, positive while charging
  public double currentForPowerA(double watts) {
    // i (v + r i) = p, of the two solutions the one with the higher voltage.
    double v = packVoltageV(0), r = packVoltageV(1) - v;
    double square = v * v + 4 * r * watts;
    return square > 0 ? (StrictMath.sqrt(square) - v) / (2 * r) : -v / (2 * r);
  }

  /// The true state of charge of one cell; below 0 or above 1 when it was abused.
  public double soc(int cell) {
    return cells.soc(cell);
  }

  /// The true capacity of one cell, Ah.
  public double capacityAh(int cell) {
    return cells.capacityAh(cell);
  }

  /// The true temperature of one cell, °C.
  public double tempDegC(int cell) {
    return cells.tempDegC(cell);
  }

  /// The true mean temperature of all cells, °C.
  public double meanDegC() {
    double sum = 0;
    for (int cell = 0; cell < cells.cells(); cell++) sum += cells.tempDegC(cell);
    return sum / cells.cells();
  }

  /// What the thermistor nearest to B− but `index` others reads, °C; of the last one where the
  /// layout says so, the board's.
  public double thermistorDegC(int index) {
    if (profile.isOnBoard(index)) return boardDegC();
    return cells.tempDegC(profile.cellAtThermistor(index));
  }

  /// The lowest true state of charge of all cells.
  public double lowestSoc() {
    double lowest = cells.soc(0);
    for (int cell = 1; cell < cells.cells(); cell++) lowest = Math.min(lowest, cells.soc(cell));
    return lowest;
  }

  /// What the string still gives before its weakest cell is empty, Wh at the usual voltage; of a
  /// heated pack, before it hibernates.
  public double usableWh() {
    double reserve = heating.map(Heating::hibernateSoc).orElse(0.0);
    double leastAh = Double.POSITIVE_INFINITY;
    for (int cell = 0; cell < cells.cells(); cell++) {
      leastAh = Math.min(leastAh, (cells.soc(cell) - reserve) * capacityAh(cell));
    }
    return leastAh * cells.cells() * nominalV;
  }
}
