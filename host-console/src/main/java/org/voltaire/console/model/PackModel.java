package org.voltaire.console.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Estimate;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.link.WallClock;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;
import org.voltaire.words.FaultWords;

/// The state of one pack, as far as its source has reported it, and what of it may still be shown.
///
/// The age of a number is its age in the frame plus the time since the frame arrived. [#snapshot]
/// removes the numbers that are too old, so that no view has to check.
///
/// Used by one thread. Reads no clock: the time is an argument.
public final class PackModel {
  private final ArrivalPeriod frames = new ArrivalPeriod();
  private final ArrivalPeriod cellScans = new ArrivalPeriod();
  private final ArrivalPeriod tempScans = new ArrivalPeriod();
  private final ArrivalPeriod currentScans = new ArrivalPeriod();

  private final FaultWords words;
  private @Nullable PackInfo pack;
  private @Nullable WallClock clock;
  private @Nullable Frame latest;
  private History history = new History(1, 1);
  private EstimatorHistory estimator = new EstimatorHistory(1);
  private LinkState link;
  private boolean live;
  private boolean started;
  private boolean lost;
  private long lostSinceNanos;
  private String lostReason = "";
  private long receivedNanos;
  private long lastSeq;
  private long dropped;

  /// A model that speaks English.
  public PackModel(String where) {
    this(where, FaultWords.ENGLISH);
  }

  /// A model that knows only the address or file of its source.
  ///
  /// @param words in the language of who looks
  public PackModel(String where, FaultWords words) {
    this.words = words;
    link = new LinkState.Connecting(where, "");
  }

  /// The history of voltages and current. It is another object after another pack was announced.
  public History history() {
    return history;
  }

  /// The history of the estimates, likewise.
  public EstimatorHistory estimator() {
    return estimator;
  }

  /// Takes in one event of the source.
  public void accept(LinkEvent event) {
    switch (event) {
      case LinkEvent.PackAnnounced(PackInfo info) -> pack(info);
      case LinkEvent.ClockTold(WallClock told) -> clock = told;
      case LinkEvent.FrameReceived(Frame frame, long received) -> tick(frame, received);
      case LinkEvent.StateChanged(LinkState state, long at) -> link(state, at);
    }
  }

  private void pack(PackInfo info) {
    PackInfo was = pack;
    pack = info;
    boolean samePack = was != null && was.packId().equals(info.packId());
    boolean sameRun = was != null && samePack && was.bootId().equals(info.bootId());
    if (!samePack || history.cells() != info.cellsInSeries()) {
      fresh(info.cellsInSeries());
    }
    if (!sameRun) restart();
  }

  /// The daemon has started anew: its clock and its frame counter begin again.
  private void restart() {
    latest = null;
    clock = null;
    lastSeq = 0;
    frames.reset();
    cellScans.reset();
    tempScans.reset();
    currentScans.reset();
  }

  private void tick(Frame frame, long received) {
    Readings readings = frame.readings();
    int cells = readings.cellVoltagesV().size();
    if (history.cells() != cells) fresh(cells);
    if (lastSeq > 0 && frame.seq() > lastSeq + 1) dropped += frame.seq() - lastSeq - 1;
    lastSeq = frame.seq();

    double silenceSeconds = (received - receivedNanos) * 1e-9;
    if (latest != null && silenceSeconds > Math.max(1, 5 * frames.periodSeconds())) {
      gap();
    }
    history.append(received, frame);
    estimator.append(received, frame);

    frames.arrived(received);
    scanned(cellScans, readings.timeNanos(), readings.cellVoltagesAgeSeconds());
    scanned(tempScans, readings.timeNanos(), readings.tempsAgeSeconds());
    scanned(currentScans, readings.timeNanos(), readings.currentAgeSeconds());
    latest = frame;
    receivedNanos = received;
    started = true;
  }

  private static void scanned(ArrivalPeriod scans, long timeNanos, double ageSeconds) {
    if (ageSeconds >= 0) scans.arrived(timeNanos - Math.round(ageSeconds * 1e9));
  }

  private void link(LinkState state, long atNanos) {
    link = state;
    switch (state) {
      case LinkState.Live _, LinkState.Playing _ -> {
        live = true;
        lost = false;
      }
      case LinkState.Lost(_, long since, String reason) -> {
        if (!lost) lostSinceNanos = Math.min(since, atNanos);
        lost = true;
        lostReason = reason;
        interrupted();
      }
      case LinkState.Connecting _, LinkState.Ended _ -> interrupted();
    }
  }

  private void interrupted() {
    live = false;
    frames.interrupt();
    if (started) gap();
  }

  private void fresh(int cells) {
    history = new History(cells);
    estimator = new EstimatorHistory(cells);
  }

  private void gap() {
    history.gap(receivedNanos + 1);
    estimator.gap(receivedNanos + 1);
  }

  /// What may be shown at `nowNanos`, local monotonic ns.
  public Snapshot snapshot(long nowNanos) {
    Frame frame = latest;
    double age = frame == null ? Double.NaN : Math.max(0, (nowNanos - receivedNanos) * 1e-9);
    double period = frames.periodSeconds();
    Freshness decisions = capped(Freshness.of(age, period));
    LinkStatus status = status(nowNanos, age, decisions);
    if (frame == null) return Snapshot.nothing(nowNanos, pack, status, started, words, dropped);

    Readings readings = frame.readings();
    DisplayRow cells = cells(readings, age, period), temps = temps(readings, age, period);
    DisplayValue current = current(readings, age, period);
    var voltage = new DisplayValue(readings.packVoltageV(), cells.ageSeconds(), cells.freshness());
    Estimate estimate = frame.estimate();
    boolean known = decisions != Freshness.UNKNOWN;
    return new Snapshot(
        nowNanos,
        pack,
        status,
        started,
        decisions,
        age,
        known ? frame.mode() : null,
        cells,
        temps,
        voltage,
        current,
        power(voltage, current),
        new DisplayValue(estimate.soc(), age, decisions),
        new DisplayValue(estimate.socSigma(), age, decisions),
        new DisplayRow(estimate.cellSoc(), age, period, decisions),
        new DisplayRow(estimate.cellSocSigma(), age, period, decisions),
        known ? readings.bleeding() : CellSet.NONE,
        known ? frame.envelope() : null,
        known ? alarms(frame, age) : List.of(),
        known ? EventLine.of(frame, packNanos(frame, age), clock, words) : List.of(),
        words,
        known ? relays(frame) : "",
        known ? estimate : null,
        forecast(frame, age, period, decisions),
        decisions == Freshness.LIVE && period > 0 ? 1 / period : 0,
        dropped);
  }

  private DisplayRow cells(Readings readings, double age, double period) {
    double cellsAge = age + readings.cellVoltagesAgeSeconds();
    return row(readings.cellVoltagesV(), cellsAge, period, cellScans);
  }

  private DisplayRow temps(Readings readings, double age, double period) {
    return row(readings.tempsDegC(), age + readings.tempsAgeSeconds(), period, tempScans);
  }

  private DisplayValue current(Readings readings, double age, double period) {
    double currentAge = age + readings.currentAgeSeconds();
    Freshness freshness = Freshness.of(currentAge, slower(period, currentScans));
    return new DisplayValue(readings.currentA(), currentAge, capped(freshness));
  }

  private static DisplayValue power(DisplayValue voltage, DisplayValue current) {
    return new DisplayValue(
        voltage.value() * current.value(),
        Math.max(voltage.ageSeconds(), current.ageSeconds()),
        voltage.freshness().and(current.freshness()));
  }

  /// The present time on the clock of the pack.
  private static long packNanos(Frame frame, double age) {
    return frame.timeNanos() + Math.round(age * 1e9);
  }

  private String relays(Frame frame) {
    PackInfo info = pack;
    return info == null ? "" : words.events().relays(info.relays(), frame.relays());
  }

  private List<AlarmLine> alarms(Frame frame, double age) {
    double nowSeconds = packNanos(frame, age) * 1e-9;
    return frame.alarms().stream()
        .map(alarm -> AlarmLine.of(alarm, nowSeconds - alarm.atNanos() * 1e-9, words))
        .toList();
  }

  private static ForecastLine forecast(
      Frame frame, double age, double period, Freshness decisions) {
    double forecastAge = age + (frame.timeNanos() - frame.forecast().timeNanos()) * 1e-9;
    return ForecastLine.of(frame.forecast(), forecastAge, period, decisions);
  }

  private DisplayRow row(Doubles values, double ageSeconds, double period, ArrivalPeriod scans) {
    double slower = slower(period, scans);
    return new DisplayRow(values, ageSeconds, slower, capped(Freshness.of(ageSeconds, slower)));
  }

  /// The longer of two periods: frames, and readings of the sensor. A sensor that is read less
  /// often than frames are sent may be older.
  private static double slower(double period, ArrivalPeriod scans) {
    double own = scans.periodSeconds();
    return own > period ? own : period;
  }

  /// Without a link nothing is live, even if it is new.
  private Freshness capped(Freshness freshness) {
    return live ? freshness : freshness.and(Freshness.STALE);
  }

  private LinkStatus status(long nowNanos, double age, Freshness decisions) {
    String where = link.where();
    if (link instanceof LinkState.Ended) {
      return new LinkStatus(LinkStatus.LinkKind.ENDED, where, age, "");
    }
    if (link instanceof LinkState.Playing) {
      return new LinkStatus(LinkStatus.LinkKind.PLAYING, where, age, "");
    }
    if (live) {
      return started && decisions != Freshness.LIVE
          ? new LinkStatus(LinkStatus.LinkKind.LAGGING, where, age, "")
          : new LinkStatus(LinkStatus.LinkKind.LIVE, where, 0, "");
    }
    double lostSeconds = lost ? (nowNanos - lostSinceNanos) * 1e-9 : Double.NaN;
    var kind = lost && started ? LinkStatus.LinkKind.LOST : LinkStatus.LinkKind.CONNECTING;
    String reason = link instanceof LinkState.Connecting(_, String soFar) ? soFar : lostReason;
    return new LinkStatus(kind, where, lostSeconds, reason);
  }
}
