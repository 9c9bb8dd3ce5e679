package org.voltaire.console.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Mode;
import org.voltaire.estimate.Estimate;
import org.voltaire.limit.Envelope;
import org.voltaire.link.PackInfo;
import org.voltaire.measure.CellSet;

/// Everything that may be shown at one instant. What is too old is not in here any more.
///
/// @param nowNanos the instant, local monotonic
/// @param pack `null` before the source has said which
/// @param started whether a frame has ever come
/// @param decisions how fresh what the pack decided is: mode, estimate, limits, alarms
/// @param frameAgeSeconds since the last frame came; `NaN` if none has
/// @param mode `null` when not known
/// @param bleeding empty when not known
/// @param envelope `null` when not known
/// @param alarms empty when there are none and when they are not known
/// @param estimate all that the estimator says; `null` when not known
/// @param ahead power, energy and time that are foretold
/// @param framesPerSecond 0 when none come
/// @param dropped frames that were sent and never shown
public record Snapshot(
    long nowNanos,
    @Nullable PackInfo pack,
    LinkStatus link,
    boolean started,
    Freshness decisions,
    double frameAgeSeconds,
    @Nullable Mode mode,
    Row cells,
    Row temps,
    Shown packVoltage,
    Shown current,
    Shown power,
    Shown soc,
    Shown socSigma,
    Row cellSoc,
    Row cellSocSigma,
    CellSet bleeding,
    @Nullable Envelope envelope,
    List<AlarmLine> alarms,
    @Nullable Estimate estimate,
    Foretold ahead,
    double framesPerSecond,
    long dropped) {

  /// A moment at which no number is known, of a pack that may be.
  static Snapshot nothing(
      long nowNanos, @Nullable PackInfo pack, LinkStatus link, boolean started, long dropped) {
    Row cells = Row.nothing(pack == null ? 0 : pack.cellsInSeries());
    Row temps = Row.nothing(pack == null ? 0 : pack.thermistors());
    Shown none = Shown.NOTHING;
    return new Snapshot(
        nowNanos,
        pack,
        link,
        started,
        Freshness.UNKNOWN,
        Double.NaN,
        null,
        cells,
        temps,
        none,
        none,
        none,
        none,
        none,
        cells,
        cells,
        CellSet.NONE,
        null,
        List.of(),
        null,
        Foretold.NOTHING,
        0,
        dropped);
  }

  /// Which way the current flows, in a word.
  public String flow() {
    if (!current.known()) return "not known";
    PackInfo info = pack;
    double idle = info == null ? 0.1 : Math.max(0.1, 1e-3 * info.maxDischargeA());
    if (Math.abs(current.value()) < idle) return "idle";
    return current.value() > 0 ? "charging" : "discharging";
  }

  /// Whether an active alarm is about this cell.
  public boolean alarmed(int cell) {
    return alarms.stream().anyMatch(line -> line.cell() == cell);
  }
}
