package org.voltaire.console.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Mode;
import org.voltaire.estimate.Estimate;
import org.voltaire.limit.Envelope;
import org.voltaire.link.PackInfo;
import org.voltaire.measure.CellSet;
import org.voltaire.words.FaultWords;

/// Everything that may be shown at one moment. Numbers that are too old have been removed.
///
/// @param nowNanos the moment, local monotonic ns
/// @param pack `null` before the source has announced it
/// @param started whether a frame has arrived since the start
/// @param decisions freshness of what the pack computes: mode, estimate, limits, alarms
/// @param frameAgeSeconds since the last frame arrived; `NaN` if none has
/// @param mode `null` when not known
/// @param bleeding empty when not known
/// @param envelope `null` when not known
/// @param alarms empty when there are none and when they are not known
/// @param events likewise; what is over too, until somebody has acknowledged it
/// @param words in the language of who looks
/// @param relays what relays say, in words; empty when there are none and when it is not known
/// @param estimate the result of the estimator; `null` when not known
/// @param forecast power, energy and time to empty or full
/// @param framesPerSecond 0 when none arrive
/// @param dropped number of frames that were sent but did not arrive
public record Snapshot(
    long nowNanos,
    @Nullable PackInfo pack,
    LinkStatus link,
    boolean started,
    Freshness decisions,
    double frameAgeSeconds,
    @Nullable Mode mode,
    DisplayRow cells,
    DisplayRow temps,
    DisplayValue packVoltage,
    DisplayValue current,
    DisplayValue power,
    DisplayValue soc,
    DisplayValue socSigma,
    DisplayRow cellSoc,
    DisplayRow cellSocSigma,
    CellSet bleeding,
    @Nullable Envelope envelope,
    List<AlarmLine> alarms,
    List<EventLine> events,
    FaultWords words,
    String relays,
    @Nullable Estimate estimate,
    ForecastLine forecast,
    double framesPerSecond,
    long dropped) {

  /// A snapshot in which no number is known.
  ///
  /// @param pack gives the number of cells and thermistors; `null` if it is not known either
  static Snapshot nothing(
      long nowNanos,
      @Nullable PackInfo pack,
      LinkStatus link,
      boolean started,
      FaultWords words,
      long dropped) {
    DisplayRow cells = DisplayRow.nothing(pack == null ? 0 : pack.cellsInSeries());
    DisplayRow temps = DisplayRow.nothing(pack == null ? 0 : pack.thermistors());
    DisplayValue none = DisplayValue.NOTHING;
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
        List.of(),
        words,
        "",
        null,
        ForecastLine.NOTHING,
        0,
        dropped);
  }

  /// The direction of the current in a word: `idle` below 0.1 A or a thousandth of the largest
  /// discharge current.
  public String flow() {
    if (!current.known()) return "not known";
    PackInfo info = pack;
    double idle = info == null ? 0.1 : Math.max(0.1, 1e-3 * info.maxDischargeA());
    if (Math.abs(current.value()) < idle) return "idle";
    return current.value() > 0 ? "charging" : "discharging";
  }

  /// How many things a person has to look at: events that nobody has acknowledged, and alarms.
  public int unseen() {
    int unseen = 0;
    for (EventLine line : events) if (!line.event().acknowledged()) unseen++;
    return Math.max(unseen, alarms.size());
  }

  /// Whether an active alarm is about this cell, counted from 0.
  public boolean alarmed(int cell) {
    return alarms.stream().anyMatch(line -> line.cell() == cell);
  }
}
