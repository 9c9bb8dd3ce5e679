package org.voltaire.console.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.voltaire.console.DrivenPack;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.core.Frame;
import org.voltaire.link.LinkState;
import org.voltaire.link.PackInfo;
import org.voltaire.measure.Readings;
import org.voltaire.measure.Signals;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;

/// What may be shown at which time; the test moves the clock.
class PackModelTest {
  private static final String WHERE = "bench:7350";
  private static final double BLINK = 1e-3;

  private final PackModel model = new PackModel(WHERE);
  private final DrivenPack pack = new DrivenPack(16, 4);
  private long now = 5_000_000_000L;
  private long seq;

  private PackModelTest connect() {
    model.accept(new LinkEvent.StateChanged(new LinkState.Live(WHERE), now));
    model.accept(new LinkEvent.PackAnnounced(pack.info()));
    return this;
  }

  private PackModelTest drive(double seconds) {
    for (long end = now + nanos(seconds); now < end; ) {
      now += DrivenPack.PERIOD_NANOS;
      model.accept(new LinkEvent.FrameReceived(pack.frame(++seq), now));
    }
    return this;
  }

  private void lose(String reason) {
    model.accept(new LinkEvent.StateChanged(new LinkState.Lost(WHERE, now, reason), now));
  }

  private Snapshot after(double seconds) {
    return model.snapshot(now + nanos(seconds));
  }

  private static long nanos(double seconds) {
    return Math.round(seconds * 1e9);
  }

  @Test
  void isConnectingUntilTheFirstFrame() {
    assertEquals(LinkStatus.LinkKind.CONNECTING, after(0).link().kind());
    assertFalse(connect().after(0).started());
    assertTrue(drive(0.1).after(0).started());
  }

  @Test
  void showsAFreshFrameAsLive() {
    Snapshot shown = connect().drive(2).after(0.02);
    assertEquals(LinkStatus.LinkKind.LIVE, shown.link().kind());
    assertEquals(Freshness.LIVE, shown.cells().freshness());
    assertEquals(Freshness.LIVE, shown.soc().freshness());
    assertEquals(10, shown.framesPerSecond(), 0.01);
    assertEquals(0, shown.dropped());
    assertEquals(0.06, shown.cells().ageSeconds(), BLINK);
  }

  @Test
  void countsTheAgeTheNumbersHadWhenTheyCame() {
    connect().drive(2);
    assertEquals(Freshness.LIVE, after(0.25).cells().freshness());
    assertEquals(Freshness.STALE, after(0.27).cells().freshness());
    assertEquals(Freshness.LIVE, after(0.27).current().freshness());
    assertEquals(Freshness.STALE, after(0.30).current().freshness());
  }

  @Test
  void powerIsAsOldAsTheOlderOfItsFactors() {
    connect().drive(2);
    assertEquals(Freshness.STALE, after(0.27).power().freshness());
  }

  @Test
  void saysItLagsWhenNothingComes() {
    LinkStatus link = connect().drive(2).after(0.5).link();
    assertEquals(LinkStatus.LinkKind.LAGGING, link.kind());
    assertEquals("LAGGING 0.5 s", link.text());
  }

  @Test
  void showsNoNumberTwoSecondsAfterTheLinkIsLost() {
    connect().drive(5);
    lose("reset by peer");
    Snapshot atOnce = after(0);
    assertEquals(LinkStatus.LinkKind.LOST, atOnce.link().kind());
    assertEquals(Freshness.STALE, atOnce.cells().freshness(), "without a link nothing is live");

    Snapshot shown = after(2);
    assertEquals("reset by peer", shown.link().reason());
    assertEquals(2, shown.link().seconds(), BLINK);
    assertEquals(16, shown.cells().values().missing());
    assertEquals(4, shown.temps().values().missing());
    assertEquals(16, shown.cellSoc().values().missing());
    for (DisplayValue number :
        List.of(
            shown.packVoltage(), shown.current(), shown.power(), shown.soc(), shown.socSigma())) {
      assertEquals(Freshness.UNKNOWN, number.freshness());
      assertTrue(Double.isNaN(number.value()));
    }
    assertNull(shown.mode());
    assertNull(shown.envelope());
    assertTrue(shown.bleeding().isEmpty());
    assertEquals(0, shown.framesPerSecond());
  }

  @Test
  void theLossIsCountedFromTheFirstFailureUntilItIsBack() {
    connect().drive(5);
    lose("reset");
    now += nanos(30);
    model.accept(new LinkEvent.StateChanged(new LinkState.Connecting(WHERE, ""), now));
    lose("refused");
    LinkStatus link = after(0).link();
    assertEquals(LinkStatus.LinkKind.LOST, link.kind());
    assertEquals(30, link.seconds(), BLINK);
    assertEquals("refused", link.reason());
  }

  @Test
  void recoversWithoutARestartAndLeavesAGapInHistory() {
    connect().drive(5);
    lose("reset");
    now += nanos(20);
    seq += 200;
    connect().drive(3);
    Snapshot shown = after(0);
    assertEquals(LinkStatus.LinkKind.LIVE, shown.link().kind());
    assertEquals(Freshness.LIVE, shown.cells().freshness());
    assertEquals(200, shown.dropped());
    History history = model.history();
    assertEquals(50 + 1 + 30, history.size());
    assertTrue(Float.isNaN(history.value(0, 50)), "the gap");
    assertFalse(Float.isNaN(history.value(0, 51)));
  }

  @Test
  void aSilenceWithoutALossIsAGapToo() {
    connect().drive(5);
    now += nanos(4);
    drive(1);
    assertTrue(Float.isNaN(model.history().value(0, 50)));
  }

  @Test
  void aNewRunOfTheDaemonDropsNothing() {
    connect().drive(5);
    PackInfo was = pack.info();
    model.accept(
        new LinkEvent.PackAnnounced(
            new PackInfo(
                was.packId(),
                "boot-2",
                was.name(),
                was.chemistry(),
                16,
                4,
                100,
                2.5,
                3.65,
                100,
                150,
                true,
                "")));
    assertEquals(Freshness.UNKNOWN, after(0).cells().freshness(), "the old run's numbers");
    seq = 0;
    drive(1);
    assertEquals(0, after(0).dropped());
    assertEquals(Freshness.LIVE, after(0).cells().freshness());
  }

  @Test
  void cellsReadOnceASecondAreNotStaleBetweenTwoReadings() {
    connect();
    double age = 0;
    for (int i = 0; i < 100; i++) {
      now += DrivenPack.PERIOD_NANOS;
      age = i % 10 * 0.1;
      model.accept(new LinkEvent.FrameReceived(withCellAge(pack.frame(++seq), age), now));
    }
    assertEquals(0.9, age, BLINK);
    assertEquals(Freshness.LIVE, after(0.1).cells().freshness());
    assertEquals(Freshness.STALE, after(2.5).cells().freshness());
    assertEquals(Freshness.STALE, after(0.5).current().freshness());
  }

  private static Frame withCellAge(Frame frame, double age) {
    Readings r = frame.readings();
    var readings =
        new Readings(
            r.timeNanos(),
            r.cellVoltagesV(),
            age,
            age == 0,
            r.tempsDegC(),
            r.tempsAgeSeconds(),
            r.currentA(),
            r.currentAgeSeconds(),
            r.packVoltageV(),
            0,
            r.busVoltageV(),
            r.bleeding(),
            r.contactors(),
            Signals.NONE);
    return new Frame(
        frame.seq(),
        frame.timeNanos(),
        frame.mode(),
        readings,
        frame.estimate(),
        frame.forecast(),
        frame.envelope(),
        frame.alarms(),
        ContactorReport.NONE);
  }

  @Test
  void anAlarmGrowsOlderBetweenFrames() {
    connect().drive(5);
    pack.alarms =
        List.of(new Alarms.Active(Fault.CELL_OVER_VOLTAGE, Level.OPEN, 2_000_000_000L, 3.7, 6));
    drive(1);
    AlarmLine line = after(0.2).alarms().getFirst();
    assertEquals(4.2, line.sinceSeconds(), BLINK);
    assertEquals("cell 7 · 3.700 V", line.detail());
    assertTrue(after(0.2).alarmed(6));
    assertFalse(after(0.2).alarmed(5));
  }

  @Test
  void anotherPackHasAnotherHistory() {
    connect().drive(5);
    History was = model.history();
    var other = new DrivenPack(8, 2);
    model.accept(new LinkEvent.PackAnnounced(other.info()));
    assertEquals(8, model.history().cells());
    assertEquals(0, model.history().size());
    assertEquals(50, was.size());
  }

  @Test
  void aFinishedRecordingIsNotLive() {
    connect().drive(5);
    model.accept(new LinkEvent.StateChanged(new LinkState.Ended("drive.mcap"), now));
    assertEquals(LinkStatus.LinkKind.ENDED, after(0).link().kind());
    assertEquals(Freshness.STALE, after(0).cells().freshness());
    assertEquals(Freshness.UNKNOWN, after(2).cells().freshness());
  }

  @Test
  void saysWhichWayTheCurrentFlows() {
    connect().drive(10);
    assertEquals("discharging", after(0).flow());
    assertNotNull(after(0).mode());
    assertEquals("not known", after(5).flow());
  }
}
