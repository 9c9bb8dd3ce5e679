package org.voltaire.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.voltaire.measure.Doubles;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Dynamics;
import org.voltaire.pack.Hysteresis;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.Residual;
import org.voltaire.pack.SocCurve;

/// From an open-circuit voltage and records under load to a cell model.
///
/// The steps: first the time constants, by search on a coarse grid, one pair for each temperature.
/// Then the rate of the hysteresis, then the ohmic part of the series resistance: of a few values
/// the one with the lowest cost over all records. Then all of it again, starting from that result.
/// The half-gap of the hysteresis is that of the sweep and is not fitted: in records that mostly
/// discharge it looks like a wrong OCV.
public final class Identification {
  /// The rates of the hysteresis that are tried, per unit of SoC. None is below 10: in records that
  /// mostly discharge, a slow hysteresis looks like a slow relaxation. With 5 the residuals of LFP
  /// are 0.3 to 3 % smaller, but a filter with that model takes a cell on the discharge branch for
  /// one between the branches, and its SoC is wrong by the difference.
  private static final double[] RATES = {10, 20, 40, 80, 160};

  private static final double FIRST_RATE = 20;
  private static final double[] OHMIC_SHARES = {0.8, 0.6, 0.4, 0.2, 0.05};

  /// Activation energy over the gas constant for a single temperature, K; assumed, as of LFP
  /// between 5 and 25 °C.
  private static final double USUAL_ACTIVATION_K = 2500;

  /// How well a cell's capacity is known beforehand, as a ratio; assumed.
  public static final double USUAL_CAPACITY_ERROR = 0.02;

  /// R0 gets a charge-transfer part of its own only if the cost then falls below this share of the
  /// cost without one.
  private static final double WORTH = 0.99;

  private final double capacityAh;
  private final OpenCircuit openCircuit;
  private final List<TemperatureGroup> groups;
  private List<TemperatureGroup.GroupFit> fits = List.of();
  private Optional<Dynamics> known = Optional.empty();
  private Optional<JointFit.Solution> latest = Optional.empty();
  private Hysteresis hysteresis;
  private double ohmicOhm = Double.POSITIVE_INFINITY;

  private Identification(double capacityAh, OpenCircuit openCircuit, List<CellLog> logs) {
    this.capacityAh = capacityAh;
    this.openCircuit = openCircuit;
    this.groups = TemperatureGroup.of(logs);
    this.hysteresis = new Hysteresis(openCircuit.halfGapV(), FIRST_RATE);
  }

  /// Identifies a cell.
  ///
  /// @param capacityAh that SoC refers to
  /// @param logs records under load, at least one
  /// @throws IllegalArgumentException if there is no record
  public static Identified of(double capacityAh, OpenCircuit openCircuit, List<CellLog> logs) {
    if (logs.isEmpty()) {
      throw new IllegalArgumentException("identification: no record, must be at least one");
    }
    return new Identification(capacityAh, openCircuit, logs).run(logs);
  }

  private Identified run(List<CellLog> logs) {
    searchTimeConstants();
    improve();
    searchRate();
    searchOhmic();
    searchTimeConstants();
    improve();
    JointFit joint = new JointFit(groups, fits, openCircuit.mid(), capacityAh);
    JointFit.Solution solution = joint.solve(latest, 1e-7);
    Dynamics dynamics = joint.dynamics(solution, ohmicOhm, USUAL_ACTIVATION_K);
    return identified(logs, joint, solution, dynamics);
  }

  private List<Evidence> evidence(TemperatureGroup group) {
    return group.evidence(openCircuit.mid(), hysteresis, known);
  }

  private void searchTimeConstants() {
    fits = groups.stream().map(group -> TemperatureGroup.search(evidence(group))).toList();
  }

  private void refit() {
    List<TemperatureGroup.GroupFit> again = new ArrayList<>();
    for (int g = 0; g < groups.size(); g++) {
      TemperatureGroup.GroupFit before = fits.get(g);
      again.add(
          TemperatureGroup.fit(
              evidence(groups.get(g)), before.tau1Seconds(), before.tau2Seconds()));
    }
    fits = again;
  }

  /// Linearises at the latest fit, subtracts the sweep's polarisation from the half-gap, and fits
  /// again.
  ///
  /// @return the cost
  private double improve() {
    double cost = 0;
    for (int round = 0; round < 2; round++) {
      JointFit joint = new JointFit(groups, fits, openCircuit.mid(), capacityAh);
      Dynamics dynamics = joint.dynamics(solve(joint), ohmicOhm, USUAL_ACTIVATION_K);
      known = Optional.of(dynamics);
      Dynamics.DynamicsRow room = dynamics.at(25);
      SocCurve ohm =
          new SocCurve(
              Doubles.generate(
                  SocCurve.POINTS,
                  k -> {
                    double z = (double) k / (SocCurve.POINTS - 1);
                    return room.r0At(z) + room.r1At(z) + room.r2At(z);
                  }));
      hysteresis = new Hysteresis(openCircuit.halfGapWithout(ohm, capacityAh), hysteresis.rate());
      refit();
      cost = solve(new JointFit(groups, fits, openCircuit.mid(), capacityAh)).cost();
    }
    return cost;
  }

  private JointFit.Solution solve(JointFit joint) {
    JointFit.Solution solution = joint.solve(latest, 1e-4);
    latest = Optional.of(solution);
    return solution;
  }

  private void searchRate() {
    double best = Double.POSITIVE_INFINITY, bestRate = hysteresis.rate();
    for (double rate : RATES) {
      hysteresis = new Hysteresis(hysteresis.halfGap(), rate);
      refit();
      double cost = solve(new JointFit(groups, fits, openCircuit.mid(), capacityAh)).cost();
      if (cost < best) {
        best = cost;
        bestRate = rate;
      }
    }
    hysteresis = new Hysteresis(hysteresis.halfGap(), bestRate);
    refit();
  }

  private void searchOhmic() {
    double smallest = Double.POSITIVE_INFINITY;
    Dynamics first = known.orElseThrow();
    for (int i = 0; i < first.r0Ohm().size(); i++) {
      smallest = Math.min(smallest, first.r0Ohm().get(i));
    }
    double best = improve(), bestOhm = ohmicOhm;
    for (double share : OHMIC_SHARES) {
      ohmicOhm = share * smallest;
      double cost = improve();
      if (cost < WORTH * best) {
        best = cost;
        bestOhm = ohmicOhm;
      }
    }
    ohmicOhm = bestOhm;
    improve();
  }

  private Identified identified(
      List<CellLog> logs, JointFit joint, JointFit.Solution solution, Dynamics dynamics) {
    int n = groups.size();
    double[] volts = new double[SocCurve.POINTS];
    double correction = 0;
    for (int k = 0; k < volts.length; k++) {
      double z = (double) k / (volts.length - 1);
      double moved = solution.ocvV(n, z);
      correction = Math.max(correction, Math.abs(moved));
      volts[k] = openCircuit.mid().at(z) + moved;
    }
    OcvCurve ocv = OpenCircuit.rising(volts);
    var model =
        new CellModel(
            capacityAh,
            ocv,
            hysteresis,
            joint.shift(solution),
            dynamics,
            Residual.constant(1, 1),
            1,
            USUAL_CAPACITY_ERROR);
    List<Identified.Fit> quality = new ArrayList<>();
    for (CellLog log : logs) {
      double skew = 0;
      for (int g = 0; g < n; g++) {
        if (groups.get(g).logs().contains(log)) skew = solution.skewOhm(g);
      }
      quality.add(new Identified.Fit(log, Doubles.taking(VoltageRun.of(model, log)), skew));
    }
    var complete =
        new CellModel(
            capacityAh,
            ocv,
            hysteresis,
            model.ocvShift(),
            dynamics,
            Unexplained.by(groups, quality, capacityAh),
            Coulombs.efficiency(logs, capacityAh),
            USUAL_CAPACITY_ERROR);
    return new Identified(complete, openCircuit, correction, quality);
  }
}
