package org.voltaire.pack;

import java.util.Optional;
import java.util.Set;
import org.voltaire.measure.SensorRange;

/// What is bolted together and how it may be used. It never changes while the program runs.
///
/// @param name shown to people, never parsed
/// @param cellsInSeries 1 to 256
/// @param thermistors 1 to 256
/// @param capacityAh of one parallel group when new
/// @param cell what is known of the cells beforehand
/// @param limits the three levels of every quantity
/// @param chargeTargetV the voltage a charger should bring a cell to; below
///   `limits.cellOverVoltage.derate`
/// @param maxChargeA what may flow in when nothing derates it
/// @param maxDischargeA what may flow out when nothing derates it
/// @param currentErrorA standard deviation of the current sensor's slow error
/// @param sensors how readings are judged
/// @param contactors how the pack is connected
/// @param bleed when cells are bled, or that the board itself decides
/// @param currents what else limits the currents that are allowed
/// @param heater the one that the BMS switches; empty if there is none
public record PackSpec(
    String name,
    int cellsInSeries,
    int thermistors,
    double capacityAh,
    CellModel cell,
    Limits limits,
    double chargeTargetV,
    double maxChargeA,
    double maxDischargeA,
    double currentErrorA,
    SensorSpec sensors,
    ContactorSpec contactors,
    Bleed bleed,
    CurrentSpec currents,
    Optional<HeaterSpec> heater) {

  /// A pack whose limits rise from 0 to the largest current in 30 s, and of whose contactors and
  /// fuse no rating is known.
  public PackSpec(
      String name,
      int cellsInSeries,
      int thermistors,
      double capacityAh,
      CellModel cell,
      Limits limits,
      double chargeTargetV,
      double maxChargeA,
      double maxDischargeA,
      double currentErrorA,
      SensorSpec sensors,
      ContactorSpec contactors,
      Bleed bleed) {
    this(
        name,
        cellsInSeries,
        thermistors,
        capacityAh,
        cell,
        limits,
        chargeTargetV,
        maxChargeA,
        maxDischargeA,
        currentErrorA,
        sensors,
        contactors,
        bleed,
        CurrentSpec.usual(maxChargeA, maxDischargeA),
        Optional.empty());
  }

  /// What limits the currents that are allowed, beside what the cells bear.
  ///
  /// @param chargeRiseAPerS how fast the charge current limit may rise, A/s; > 0
  /// @param dischargeRiseAPerS how fast the discharge current limit may rise, A/s; > 0
  /// @param contactorRatingA what the contactors carry for ever, A; `POSITIVE_INFINITY` if not
  ///   known
  /// @param fuseRatingA what the fuse carries for ever, A; `POSITIVE_INFINITY` if not known
  public record CurrentSpec(
      double chargeRiseAPerS,
      double dischargeRiseAPerS,
      double contactorRatingA,
      double fuseRatingA) {

    /// How long a limit takes from 0 to the largest current where a configuration says nothing
    /// else, s; assumed.
    public static final double RISE_SECONDS = 30;

    /// The usual rise, and no ratings.
    public static CurrentSpec usual(double maxChargeA, double maxDischargeA) {
      double none = Double.POSITIVE_INFINITY;
      return new CurrentSpec(maxChargeA / RISE_SECONDS, maxDischargeA / RISE_SECONDS, none, none);
    }

    public CurrentSpec {
      require(chargeRiseAPerS > 0, "currents.chargeRiseAPerS", chargeRiseAPerS, "> 0");
      require(dischargeRiseAPerS > 0, "currents.dischargeRiseAPerS", dischargeRiseAPerS, "> 0");
      require(contactorRatingA > 0, "currents.contactorRatingA", contactorRatingA, "> 0");
      require(fuseRatingA > 0, "currents.fuseRatingA", fuseRatingA, "> 0");
    }
  }

  /// How readings are judged.
  ///
  /// @param maxAgeSeconds older readings are none; 0.1 to 5
  /// @param lostHoldSeconds how long a quantity may be missing before the contactors open; 0 to 5
  /// @param sumToleranceV how far the sum of the cells may be from the pack voltage
  /// @param currentRangeA the largest current of either sign that the sensor can tell, A;
  ///   `POSITIVE_INFINITY` if not known
  /// @param cellV what the sensor of the cell voltages can tell, V
  /// @param tempDegC what the sensor of the temperatures can tell, °C
  /// @param wired the inputs that somebody has wired: one of them that says nothing is unsafe
  public record SensorSpec(
      double maxAgeSeconds,
      double lostHoldSeconds,
      double sumToleranceV,
      double currentRangeA,
      SensorRange cellV,
      SensorRange tempDegC,
      Set<WiredInput> wired) {

    /// Sensors of which no range is known.
    public SensorSpec(double maxAgeSeconds, double lostHoldSeconds, double sumToleranceV) {
      this(
          maxAgeSeconds,
          lostHoldSeconds,
          sumToleranceV,
          Double.POSITIVE_INFINITY,
          SensorRange.ANY,
          SensorRange.ANY,
          Set.of());
    }

    public SensorSpec {
      wired = Set.copyOf(wired);
      require(maxAgeSeconds >= 0.1 && maxAgeSeconds <= 5, "maxAgeSeconds", maxAgeSeconds, "0.1..5");
      require(
          lostHoldSeconds >= 0 && lostHoldSeconds <= 5, "lostHoldSeconds", lostHoldSeconds, "0..5");
      require(sumToleranceV > 0, "sumToleranceV", sumToleranceV, "> 0");
      require(currentRangeA > 0, "currentRangeA", currentRangeA, "> 0");
    }
  }

  /// How the pack is connected to its load.
  ///
  /// @param precharge whether the bus is brought up through a resistor first; needs a measured bus
  ///   voltage
  /// @param prechargeTimeoutSeconds how long that may take
  /// @param feedbackSeconds how long the contactors may disagree with the command
  /// @param breakA the largest current that the contactors can interrupt, A; `POSITIVE_INFINITY` if
  ///   any
  /// @param precharging how the bus comes up
  /// @param coilV what feeds their coils, V; `NaN` if it is not known
  /// @param oneWay whether there is a switch for each direction of the current, as the two MOSFETs
  ///   of a ready-made board, so that one can be open and the other closed
  public record ContactorSpec(
      boolean precharge,
      double prechargeTimeoutSeconds,
      double feedbackSeconds,
      double breakA,
      PrechargeSpec precharging,
      double coilV,
      boolean oneWay) {

    /// Contactors that open both directions together.
    public ContactorSpec(
        boolean precharge,
        double prechargeTimeoutSeconds,
        double feedbackSeconds,
        double breakA,
        PrechargeSpec precharging,
        double coilV) {
      this(precharge, prechargeTimeoutSeconds, feedbackSeconds, breakA, precharging, coilV, false);
    }

    /// Two switches that interrupt any current, one for each direction.
    ///
    /// @param feedbackSeconds how long they may disagree with the command
    public static ContactorSpec oneWay(double feedbackSeconds) {
      return new ContactorSpec(
          false,
          3,
          feedbackSeconds,
          Double.POSITIVE_INFINITY,
          PrechargeSpec.USUAL,
          Double.NaN,
          true);
    }

    /// Contactors of whose coils nothing is known.
    public ContactorSpec(
        boolean precharge,
        double prechargeTimeoutSeconds,
        double feedbackSeconds,
        double breakA,
        PrechargeSpec precharging) {
      this(precharge, prechargeTimeoutSeconds, feedbackSeconds, breakA, precharging, Double.NaN);
    }

    /// Contactors that interrupt any current.
    public ContactorSpec(
        boolean precharge, double prechargeTimeoutSeconds, double feedbackSeconds) {
      this(
          precharge,
          prechargeTimeoutSeconds,
          feedbackSeconds,
          Double.POSITIVE_INFINITY,
          PrechargeSpec.USUAL);
    }

    public ContactorSpec {
      require(breakA > 0, "breakA", breakA, "> 0");
      require(!(precharge && oneWay), "oneWay", oneWay, "false where a bus is precharged");
      require(!(coilV <= 0), "coilV", coilV, "> 0");
      require(
          prechargeTimeoutSeconds > 0 && prechargeTimeoutSeconds <= 30,
          "prechargeTimeoutSeconds",
          prechargeTimeoutSeconds,
          "> 0, <= 30");
      require(
          feedbackSeconds > 0 && feedbackSeconds <= 30,
          "feedbackSeconds",
          feedbackSeconds,
          "> 0, <= 30");
    }
  }

  /// How a bus comes up through its precharge resistor.
  ///
  /// @param fastestSeconds an empty bus that is up sooner than this was not charged through the
  ///   resistor; 0 for any
  /// @param resistorOhm the resistor, Ω; `NaN` if not known: then its current is not compared
  public record PrechargeSpec(double fastestSeconds, double resistorOhm) {
    /// A bus with a capacitor, and a resistor that is not known.
    public static final PrechargeSpec USUAL = new PrechargeSpec(0.15, Double.NaN);

    public PrechargeSpec {
      require(fastestSeconds >= 0 && fastestSeconds <= 5, "fastestSeconds", fastestSeconds, "0..5");
      require(!(resistorOhm <= 0), "resistorOhm", resistorOhm, "> 0");
    }
  }

  /// When a cell's bleed resistor may be on.
  ///
  /// @param byHost whether we choose the cells; otherwise the board does and only reports
  /// @param startV no cell below this is bled
  /// @param deltaV how far above the lowest a cell must be
  /// @param maxCells how many at once, for the heat's sake
  /// @param resistorOhm through which a cell is bled, with its switch and wires, Ω
  /// @param resistorKPerW by how much a watt in it warms it over the board, K/W
  /// @param resistorLimitDegC how hot it may become, °C
  public record Bleed(
      boolean byHost,
      double startV,
      double deltaV,
      int maxCells,
      double resistorOhm,
      double resistorKPerW,
      double resistorLimitDegC) {
    /// What is usual where nothing is said: 40 Ω is 0.1 A at 4 V, as on boards with a BQ76952;
    /// 90 K/W is a resistor of size 2010 on little copper; 110 °C is what its board stands.
    public static final double USUAL_OHM = 40, USUAL_K_PER_W = 90, USUAL_LIMIT_DEGC = 110;

    public Bleed {
      require(deltaV > 0, "bleed.deltaV", deltaV, "> 0");
      require(maxCells >= 0, "bleed.maxCells", maxCells, ">= 0");
      require(resistorOhm > 0, "bleed.resistorOhm", resistorOhm, "> 0");
      require(resistorKPerW >= 0, "bleed.resistorKPerW", resistorKPerW, ">= 0");
      require(resistorLimitDegC > 0, "bleed.resistorLimitDegC", resistorLimitDegC, "> 0");
    }

    /// With usual resistors.
    public Bleed(boolean byHost, double startV, double deltaV, int maxCells) {
      this(byHost, startV, deltaV, maxCells, USUAL_OHM, USUAL_K_PER_W, USUAL_LIMIT_DEGC);
    }
  }

  public PackSpec {
    require(cellsInSeries >= 1 && cellsInSeries <= 256, "cellsInSeries", cellsInSeries, "1..256");
    require(thermistors >= 1 && thermistors <= 256, "thermistors", thermistors, "1..256");
    require(capacityAh > 0 && capacityAh < 1e5, "capacityAh", capacityAh, "> 0, < 100000");
    double full = limits.cellOverVoltage().derate().trip();
    require(
        chargeTargetV < full && chargeTargetV > limits.cellUnderVoltage().tell().trip(),
        "chargeTargetV",
        chargeTargetV,
        "between the lower limits and cellOverVoltage.derate = " + full);
    require(maxChargeA > 0, "maxChargeA", maxChargeA, "> 0");
    require(maxDischargeA > 0, "maxDischargeA", maxDischargeA, "> 0");
    require(currentErrorA > 0, "currentErrorA", currentErrorA, "> 0");
  }

  /// A pack that may not be discharged below this is heated, °C.
  private static final double HEATED_DEGC = 40;

  /// Whether the cells have to be hot, so that the pack has a heater, which it feeds itself.
  public boolean isHeated() {
    return limits.dischargeUnderTemp().tell().trip() > HEATED_DEGC;
  }

  private static void require(boolean ok, String key, Object found, String allowed) {
    if (!ok) {
      throw new IllegalArgumentException(
          "pack: %s is %s, must be %s".formatted(key, found, allowed));
    }
  }
}
