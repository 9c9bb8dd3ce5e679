package org.voltaire.sim.pack;

import com.fasterxml.jackson.annotation.JsonProperty;

/// What stands between a pack's cells and its load, as the data file describes it: fuse, main
/// contactors, precharge, and the load's capacitor.
///
/// @param coilV what normally feeds the coils, V
/// @param pullInV below this a coil does not pull in, V
/// @param dropOutV below this a coil lets go, V
/// @param pullInS from a coil being fed to its contact being closed, s
/// @param releaseS from a coil being cut to its contact being open, s
/// @param makeCapacityA a contact that closes onto more than this welds, A
/// @param breakCapacityA a contact that opens under more than this welds in its arc, A
/// @param prechargeOhm the resistor that brings the bus up, Ω
/// @param prechargeJPerK its heat capacity, J/K
/// @param prechargeWPerK how it cools, W/K
/// @param prechargeMaxDegc where it burns out, °C
/// @param busCapacitanceF of everything on the bus, F; 0 for none
/// @param bleederOhm that empties the bus when it is left alone, Ω
/// @param loopOhm of fuse, contacts and cables together, Ω
/// @param fuseRatingA what the fuse carries for ever, A
/// @param fuseI2tA2s what melts it at once, A²s
/// @param insulationOhm from the pack to its case when new, Ω
public record SwitchgearSpec(
    double coilV,
    double pullInV,
    double dropOutV,
    double pullInS,
    double releaseS,
    double makeCapacityA,
    double breakCapacityA,
    double prechargeOhm,
    @JsonProperty("precharge_j_per_k") double prechargeJPerK,
    @JsonProperty("precharge_w_per_k") double prechargeWPerK,
    double prechargeMaxDegc,
    double busCapacitanceF,
    double bleederOhm,
    double loopOhm,
    double fuseRatingA,
    @JsonProperty("fuse_i2t_a2s") double fuseI2tA2s,
    double insulationOhm) {

  public SwitchgearSpec {
    above("drop_out_v", dropOutV, 0);
    above("pull_in_v", pullInV, dropOutV);
    above("coil_v", coilV, pullInV);
    above("pull_in_s", pullInS, 0);
    above("release_s", releaseS, 0);
    above("make_capacity_a", makeCapacityA, 0);
    above("break_capacity_a", breakCapacityA, 0);
    above("precharge_ohm", prechargeOhm, 0);
    above("precharge_j_per_k", prechargeJPerK, 0);
    above("precharge_w_per_k", prechargeWPerK, 0);
    above("precharge_max_degc", prechargeMaxDegc, 0);
    above("bleeder_ohm", bleederOhm, 0);
    above("loop_ohm", loopOhm, 0);
    above("fuse_rating_a", fuseRatingA, 0);
    above("fuse_i2t_a2s", fuseI2tA2s, 0);
    above("insulation_ohm", insulationOhm, 0);
    if (!(busCapacitanceF >= 0 && busCapacitanceF < 100)) {
      throw new IllegalArgumentException(
          "switchgear: bus_capacitance_f is " + busCapacitanceF + ", must be 0 to below 100");
    }
  }

  private static void above(String key, double value, double least) {
    if (!(value > least && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "switchgear: %s is %s, must be above %s".formatted(key, value, least));
    }
  }
}
