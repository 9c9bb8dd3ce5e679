package org.voltaire.link.record;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.voltaire.contactor.ContactorReport;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Request;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.link.PackInfo;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Measured;
import org.voltaire.measure.MeasuredRow;
import org.voltaire.measure.Sample;
import org.voltaire.pack.CellModel;
import org.voltaire.pack.Limits;
import org.voltaire.pack.OcvCurve;
import org.voltaire.pack.PackSpec;
import org.voltaire.pack.Thresholds;

/// An eventful run of the real BMS of four cells, and what a daemon would write down of it: it
/// precharges, closes, drives, loses a cell, recovers, closes again and trips for over-voltage.
public final class RecordedDrive {
  /// Time between two ticks.
  public static final long TICK_NANOS = 100_000_000L;

  private static final long START_NANOS = 5_000_000_000L;

  private static final OcvCurve OCV =
      OcvCurve.through(
          Doubles.of(0, 0.05, 0.2, 0.5, 0.8, 0.95, 1),
          Doubles.of(2.6, 3.05, 3.3, 3.45, 3.65, 3.8, 3.95));

  private static final PackSpec SPEC = withCapacity(50);

  static PackSpec withCapacity(double capacityAh) {
    return new PackSpec(
        "drive",
        4,
        2,
        capacityAh,
        CellModel.thevenin(capacityAh, OCV, 1e-3, 0.6e-3, 30, 2500, 5e-3, 0.01),
        new Limits(
            Thresholds.of(3.90, 3.95, 4.10, 0.05, 2),
            Thresholds.of(3.00, 2.80, 2.50, 0.10, 2),
            Thresholds.of(52, 55, 60, 2, 1),
            Thresholds.of(105, 110, 120, 2, 1),
            Thresholds.of(40, 45, 50, 3, 2),
            Thresholds.of(5, 0, -5, 2, 2),
            Thresholds.of(50, 55, 60, 3, 2),
            Thresholds.of(-15, -20, -25, 2, 2)),
        3.85,
        50,
        100,
        0.05,
        new PackSpec.SensorSpec(1, 1, 0.1),
        new PackSpec.ContactorSpec(true, 3, 1),
        new PackSpec.Bleed(true, 3.4, 0.005, 2));
  }

  /// Builds the BMS, whatever the recording says.
  public static final Function<PackInfo, Bms> MACHINE = _ -> RecordedDrive.THE_BMS;

  /// One for all replays: it holds nothing that changes, and its tables take a while to make.
  private static final Bms THE_BMS = new Bms(SPEC);

  /// Where every run begins.
  public static final Session SESSION =
      new Session(
          new PackInfo(
              "b3b7d2a4-2a5e-4c0e-9d58-6f1b7e0c1a11",
              "0d9a4a5c-77cf-4a39-8a0e-2f4f6b1d2e33",
              "Zelle für Zelle",
              "lfp",
              4,
              2,
              50,
              2.5,
              4.1,
              50,
              100,
              true,
              "name: drive\n"),
          0.5,
          0.29,
          START_NANOS);

  private final Bms bms = new Bms(SPEC);
  private final SplittableRandom random = new SplittableRandom(1800);
  private final double[] soc = {0.60, 0.61, 0.59, 0.60};
  private double busV;
  private Bms.State state = bms.initial(START_NANOS, 0.5, 0.29);

  final List<Bms.Input> inputs = new ArrayList<>();
  final List<Bms.Step> steps = new ArrayList<>();
  final List<Message> messages = new ArrayList<>();

  /// A run of some ticks; everything has happened after 300.
  public static RecordedDrive of(int ticks) {
    var drive = new RecordedDrive();
    for (int tick = 0; tick < ticks; tick++) drive.tick(tick);
    return drive;
  }

  /// The messages with which it begins.
  public static List<Message> opening() {
    return Topics.opening(SESSION, 1_795_000_000_000_000_000L, 1_000_000);
  }

  /// Input and frame of every tick, as they go into a recording.
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /// The frame messages alone, as they go over the wire.
  public List<Message> frameMessages() {
    return messages.stream().filter(each -> each.channelId() == Topics.FRAME.id()).toList();
  }

  /// The frames that came of it.
  public List<Frame> frames() {
    return steps.stream().map(step -> step.output().frame()).toList();
  }

  /// Writes it down with the real recorder.
  public Path recordInto(Path file) throws IOException {
    Files.deleteIfExists(file);
    try (var recorder = Recorder.create(file, opening())) {
      for (Message message : messages) recorder.write(message);
    }
    return file;
  }

  /// It closes, and opens for a moment under load.
  private static Request request(int tick) {
    if (tick < 10) return Request.NONE;
    return tick >= 200 && tick < 203 ? Request.OPEN : Request.CLOSE;
  }

  private void tick(int tick) {
    long now = START_NANOS + (tick + 1) * TICK_NANOS;
    Contactors contactors = state.mode().contactors();
    double i = contactors == Contactors.CLOSED ? 40 * StrictMath.sin(tick * 0.3) : 0;
    double packV = 0;
    double[] cellsV = new double[4];
    for (int cell = 0; cell < 4; cell++) {
      soc[cell] += i * 0.1 / (3600 * 50);
      cellsV[cell] = OCV.at(soc[cell]) + 1.6e-3 * i + 1e-3 * (random.nextDouble() - 0.5);
      packV += cellsV[cell];
    }
    if (tick >= 80 && tick < 110) cellsV[1] = Double.NaN;
    if (tick >= 230) cellsV[2] += 0.8;
    busV = contactors == Contactors.OPEN ? 0.9 * busV : busV + 0.3 * (packV - busV);
    var input =
        new Bms.Input(
            new Sample(
                now,
                new MeasuredRow(Doubles.of(cellsV), tick % 3 == 0 ? now : now - 40_000_000),
                new MeasuredRow(Doubles.of(22, 23 + 0.002 * tick), now - 7),
                new Measured(i, now - 3),
                new Measured(packV, now),
                new Measured(busV, now),
                state.balance().bleed(),
                Feedback.UNKNOWN),
            request(tick));
    Bms.Step step = bms.step(state, input);
    state = step.state();
    var recorded = InputCodec.encode(state.seq(), input);
    long digest = TickDigest.of(recorded.toByteArray(), step);
    messages.add(Topics.message(Topics.INPUT, state.seq(), now, recorded));
    messages.add(
        Topics.message(Topics.FRAME, state.seq(), now, FrameCodec.encode(step.output(), digest)));
    inputs.add(input);
    steps.add(step);
  }

  /// A frame of a large pack, some kilobytes on the wire.
  public static Message largeFrame(long seq) {
    Frame small = of(1).frames().getFirst();
    var readings = small.readings();
    var large =
        new Frame(
            seq,
            seq,
            small.mode(),
            new org.voltaire.measure.Readings(
                seq,
                Doubles.generate(256, cell -> 3 + 1e-3 * cell),
                0,
                true,
                Doubles.generate(256, each -> each),
                0,
                1,
                0,
                800,
                0,
                800,
                CellSet.NONE,
                readings.contactors(),
                readings.signals()),
            small.estimate(),
            small.forecast(),
            small.envelope(),
            small.alarms(),
            ContactorReport.NONE);
    var output = new Bms.Output(org.voltaire.core.Command.SAFE, large);
    return Topics.message(Topics.FRAME, seq, seq, FrameCodec.encode(output, seq));
  }
}
