package org.voltaire.console.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Frame;
import org.voltaire.estimate.Estimate;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Readings;

/// What has been told about one pack, and what of it may still be shown.
///
/// Every number ages from its measurement: its age in the frame, plus the time since the frame
/// came. [#snapshot] leaves out what is too old, so nothing downstream has to remember to.
///
/// One thread only; the time is an argument.
public final class PackModel {
  private final Cadence frames = new Cadence();
  private final Cadence cellScans = new Cadence();
  private final Cadence tempScans = new Cadence();
  private final Cadence currentScans = new Cadence();

  private @Nullable PackInfo pack;
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

  /// Nothing is known except where it will come from.
  public PackModel(String where) {
    link = new LinkState.Connecting(where, "");
  }

  /// The recent past, as charts need it; another object when another pack comes.
  public History history() {
    return history;
  }

  /// What the estimator told, likewise.
  public EstimatorHistory estimator() {
    return estimator;
  }

  /// Takes in one thing the source has said.
  public void hear(Told told) {
    switch (told) {
      case Told.Pack(PackInfo info) -> pack(info);
      case Told.Tick(Frame frame, long received) -> tick(frame, received);
      case Told.Link(LinkState state, long heard) -> link(state, heard);
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

  /// A new run of the daemon: its clock and its counter start again.
  private void restart() {
    latest = null;
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
    history.append(received, readings.cellVoltagesV(), readings.currentA());
    estimator.append(received, frame.estimate());

    frames.came(received);
    scanned(cellScans, readings.timeNanos(), readings.cellVoltagesAgeSeconds());
    scanned(tempScans, readings.timeNanos(), readings.tempsAgeSeconds());
    scanned(currentScans, readings.timeNanos(), readings.currentAgeSeconds());
    latest = frame;
    receivedNanos = received;
    started = true;
  }

  private static void scanned(Cadence scans, long timeNanos, double ageSeconds) {
    if (ageSeconds >= 0) scans.came(timeNanos - Math.round(ageSeconds * 1e9));
  }

  private void link(LinkState state, long heard) {
    link = state;
    switch (state) {
      case LinkState.Live _, LinkState.Playing _ -> {
        live = true;
        lost = false;
      }
      case LinkState.Lost(_, long since, String reason) -> {
        if (!lost) lostSinceNanos = Math.min(since, heard);
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

  /// What may be shown at `nowNanos`.
  public Snapshot snapshot(long nowNanos) {
    Frame frame = latest;
    PackInfo info = pack;
    double age = frame == null ? Double.NaN : Math.max(0, (nowNanos - receivedNanos) * 1e-9);
    double period = frames.periodSeconds();
    Freshness decisions = capped(Freshness.of(age, period));
    LinkStatus status = status(nowNanos, age, decisions);
    if (frame == null) return Snapshot.nothing(nowNanos, info, status, started, dropped);

    Readings readings = frame.readings();
    Row cells =
        row(readings.cellVoltagesV(), age + readings.cellVoltagesAgeSeconds(), period, cellScans);
    Row temps = row(readings.tempsDegC(), age + readings.tempsAgeSeconds(), period, tempScans);
    double currentAge = age + readings.currentAgeSeconds();
    double currentPeriod = slower(period, currentScans);
    Shown current =
        new Shown(readings.currentA(), currentAge, capped(Freshness.of(currentAge, currentPeriod)));
    Shown voltage = new Shown(readings.packVoltageV(), cells.ageSeconds(), cells.freshness());
    Shown power =
        new Shown(
            voltage.value() * current.value(),
            Math.max(voltage.ageSeconds(), current.ageSeconds()),
            voltage.freshness().and(current.freshness()));
    Estimate estimate = frame.estimate();
    boolean known = decisions != Freshness.UNKNOWN;
    double nowThere = frame.timeNanos() * 1e-9 + age;
    double foretoldAge = age + (frame.timeNanos() - frame.forecast().timeNanos()) * 1e-9;
    List<AlarmLine> alarms =
        !known
            ? List.of()
            : frame.alarms().stream()
                .map(a -> AlarmLine.of(a, nowThere - a.atNanos() * 1e-9))
                .toList();
    return new Snapshot(
        nowNanos,
        info,
        status,
        started,
        decisions,
        age,
        known ? frame.mode() : null,
        cells,
        temps,
        voltage,
        current,
        power,
        new Shown(estimate.soc(), age, decisions),
        new Shown(estimate.socSigma(), age, decisions),
        new Row(estimate.cellSoc(), age, period, decisions),
        new Row(estimate.cellSocSigma(), age, period, decisions),
        known ? readings.bleeding() : CellSet.NONE,
        known ? frame.envelope() : null,
        alarms,
        known ? estimate : null,
        Foretold.of(frame.forecast(), foretoldAge, period, decisions),
        decisions == Freshness.LIVE && period > 0 ? 1 / period : 0,
        dropped);
  }

  private Row row(Doubles values, double ageSeconds, double period, Cadence scans) {
    double slower = slower(period, scans);
    return new Row(values, ageSeconds, slower, capped(Freshness.of(ageSeconds, slower)));
  }

  /// A sensor that is read more seldom than frames are sent ages by its own rhythm.
  private static double slower(double period, Cadence scans) {
    double own = scans.periodSeconds();
    return own > period ? own : period;
  }

  /// Without a link nothing is live, however young.
  private Freshness capped(Freshness freshness) {
    return live ? freshness : freshness.and(Freshness.STALE);
  }

  private LinkStatus status(long nowNanos, double age, Freshness decisions) {
    String where = link.where();
    if (link instanceof LinkState.Ended) {
      return new LinkStatus(LinkStatus.Kind.ENDED, where, age, "");
    }
    if (link instanceof LinkState.Playing) {
      return new LinkStatus(LinkStatus.Kind.PLAYING, where, age, "");
    }
    if (live) {
      return started && decisions != Freshness.LIVE
          ? new LinkStatus(LinkStatus.Kind.LAGGING, where, age, "")
          : new LinkStatus(LinkStatus.Kind.LIVE, where, 0, "");
    }
    double lostSeconds = lost ? (nowNanos - lostSinceNanos) * 1e-9 : Double.NaN;
    var kind = lost && started ? LinkStatus.Kind.LOST : LinkStatus.Kind.CONNECTING;
    String reason = link instanceof LinkState.Connecting(_, String soFar) ? soFar : lostReason;
    return new LinkStatus(kind, where, lostSeconds, reason);
  }
}
