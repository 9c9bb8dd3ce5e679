package org.voltaire.cli.view;

import static org.voltaire.cli.view.FrameJson.number;
import static org.voltaire.cli.view.FrameJson.numbers;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.Estimate;
import org.voltaire.estimate.FilterDiagnostics;

/// What the estimator tells beside SoC, as fields of [FrameJson]: pack first, then one row per
/// quantity with a number per cell.
final class InsightJson {
  private InsightJson() {}

  static void put(Map<String, @Nullable Object> fields, Estimate estimate, double nominalAh) {
    FilterDiagnostics insight = estimate.diagnostics();
    fields.put("shown_soc", number(estimate.shownSoc()));
    fields.put("offset_a", number(insight.offsetA()));
    fields.put("offset_sigma_a", number(insight.offsetSigmaA()));
    fields.put(
        "suspect", Arrays.stream(insight.suspect().cells()).mapToObj(cell -> cell + 1).toList());
    fields.put("soh_capacity", number(insight.capacityHealth(nominalAh)));
    fields.put("soh_resistance", number(insight.resistanceHealth()));
    fields.put("nis_worst", number(insight.nis().max()));
    fields.put("nis_bound", FilterDiagnostics.NIS_BOUND);
    fields.put("cells_innovation_v", numbers(insight.innovationV()));
    fields.put("cells_innovation_sigma_v", numbers(insight.innovationSigmaV()));
    fields.put("cells_nis", numbers(insight.nis()));
    fields.put("cells_model_v", numbers(insight.modelV()));
    fields.put("cells_model_error_v", numbers(insight.modelErrorV()));
    fields.put("cells_gain_per_v", numbers(insight.gainPerV()));
    fields.put("cells_capacity_ah", numbers(insight.capacityAh()));
    fields.put("cells_capacity_sigma_ah", numbers(insight.capacitySigmaAh()));
    fields.put("cells_r0_ratio", numbers(insight.r0Ratio()));
    fields.put("cells_r0_ratio_sigma", numbers(insight.r0RatioSigma()));
    List<@Nullable Object> anchors = new ArrayList<>();
    for (Anchor anchor : insight.anchors()) anchors.add(anchor(anchor));
    fields.put("cells_anchor", anchors);
  }

  private static @Nullable Object anchor(Anchor anchor) {
    if (anchor.kind() == Anchor.Kind.NONE) return null;
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("kind", anchor.kind().name());
    fields.put("count", anchor.count());
    fields.put("soc", number(anchor.soc()));
    fields.put("soc_sigma", number(anchor.sigma()));
    fields.put("age_s", number(anchor.ageSeconds()));
    return fields;
  }
}
