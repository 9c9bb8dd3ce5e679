package org.voltaire.link.record;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.pack.Fault;

/// Where in a recording an opening of the pack is: the minute before it and half a minute after it.
/// Whoever thins a recording out must leave these ticks alone.
///
/// @param eventNumber of the event that was the first cause
/// @param cause its fault
/// @param opened the tick in which the pack opened
/// @param first the first tick that belongs to it
/// @param last the last one; [RecordedMoment#NONE] as long as the half minute is not over, also in
///   a recording that ends before
public record FreezeFrame(
    long eventNumber,
    Fault cause,
    RecordedMoment opened,
    RecordedMoment first,
    RecordedMoment last) {

  /// A tick of a recording.
  ///
  /// @param seq its number
  /// @param timeNanos monotonic
  public record RecordedMoment(long seq, long timeNanos) {
    /// No tick.
    public static final RecordedMoment NONE = new RecordedMoment(0, 0);
  }

  /// All that a recording points to, in the order of the openings.
  ///
  /// @throws IOException if it cannot be read
  public static List<FreezeFrame> in(Path recording) throws IOException {
    var found = new TreeMap<Long, FreezeFrame>();
    var in = new BufferedInputStream(Files.newInputStream(recording), 1 << 16);
    try (var reader = new McapReader(in)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        if (next.get().record() instanceof Message message
            && message.channelId() == Topics.FREEZE_FRAME.id()) {
          FreezeFrame frame = decode(message);
          // The second one of an opening has its end as well.
          found.put(frame.opened().seq(), frame);
        }
      }
    } catch (IllegalArgumentException unknown) {
      throw new IOException(recording + ": freeze frame: " + unknown.getMessage(), unknown);
    }
    return List.copyOf(found.values());
  }

  /// Whether its last tick is known.
  public boolean complete() {
    return !last.equals(RecordedMoment.NONE);
  }

  FreezeFrame until(RecordedMoment end) {
    return new FreezeFrame(eventNumber, cause, opened, first, end);
  }

  /// The message that stands for it.
  ///
  /// @param at the tick after which it is written
  Message encode(RecordedMoment at) {
    var message =
        org.voltaire.link.proto.FreezeFrame.newBuilder()
            .setEventNumber(eventNumber)
            .setCause(cause.name())
            .setOpenedSeq(opened.seq())
            .setOpenedNs(opened.timeNanos())
            .setFirstSeq(first.seq())
            .setFirstNs(first.timeNanos())
            .setLastSeq(last.seq())
            .setLastNs(last.timeNanos())
            .build();
    return Topics.message(Topics.FREEZE_FRAME, at.seq(), at.timeNanos(), message);
  }

  private static FreezeFrame decode(Message message) throws IOException {
    var told = org.voltaire.link.proto.FreezeFrame.parseFrom(message.data());
    return new FreezeFrame(
        told.getEventNumber(),
        Fault.valueOf(told.getCause()),
        new RecordedMoment(told.getOpenedSeq(), told.getOpenedNs()),
        new RecordedMoment(told.getFirstSeq(), told.getFirstNs()),
        new RecordedMoment(told.getLastSeq(), told.getLastNs()));
  }
}
