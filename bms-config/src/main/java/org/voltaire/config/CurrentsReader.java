package org.voltaire.config;

import org.voltaire.config.yaml.YamlSection;
import org.voltaire.config.yaml.YamlValue;
import org.voltaire.pack.PackSpec.CurrentSpec;

/// What limits the currents beside what the cells bear: how fast their limits rise, and what
/// contactors and fuse are rated for.
final class CurrentsReader {
  private static final String RATING = "rating_a", RISE = "rise_a_per_s";
  private static final double MOST_A = 100_000;

  private final YamlSection pack, limits, contactors, fuse;

  CurrentsReader(YamlSection root) {
    pack = root.section("pack");
    limits = root.optionalSection("limits");
    contactors = root.section("contactors");
    fuse = root.optionalSection("fuse");
  }

  /// What the file says. A largest current beyond a rating is a problem.
  CurrentSpec read(double maxChargeA, double maxDischargeA) {
    double contactorA = rating(contactors), fuseA = rating(fuse);
    check("max_charge_a", maxChargeA, contactors, contactorA);
    check("max_discharge_a", maxDischargeA, contactors, contactorA);
    check("max_charge_a", maxChargeA, fuse, fuseA);
    check("max_discharge_a", maxDischargeA, fuse, fuseA);
    CurrentSpec usual = CurrentSpec.usual(maxChargeA, maxDischargeA);
    if (!limits.has(RISE)) {
      double inA = usual.chargeRiseAPerS(), outA = usual.dischargeRiseAPerS();
      return new CurrentSpec(inA, outA, contactorA, fuseA);
    }
    double riseA = limits.number(RISE, 0.01, MOST_A);
    return new CurrentSpec(riseA, riseA, contactorA, fuseA);
  }

  private static double rating(YamlSection section) {
    return section.number(RATING, 0.1, MOST_A, Double.POSITIVE_INFINITY);
  }

  private void check(String key, double maxA, YamlSection rated, double ratingA) {
    if (maxA <= ratingA || pack.isWrong(key) || rated.isWrong(RATING)) return;
    pack.problem(
        key,
        YamlValue.plain(maxA),
        "at most %s, %s".formatted(rated.at(RATING), YamlValue.plain(ratingA)));
  }
}
