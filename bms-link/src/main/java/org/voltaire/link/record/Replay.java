package org.voltaire.link.record;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voltaire.core.Bms;
import org.voltaire.link.PackInfo;
import org.voltaire.link.mcap.Mcap;
import org.voltaire.link.mcap.McapException;
import org.voltaire.link.mcap.McapReader;
import org.voltaire.link.mcap.McapRecord.DataEnd;
import org.voltaire.link.mcap.McapRecord.Message;
import org.voltaire.link.proto.Frame;
import org.voltaire.link.proto.Input;
import org.voltaire.link.proto.Pack;

/// Runs a recording's inputs through the step again and compares, to the last bit, what comes out.
public final class Replay {

  /// What replaying found.
  public sealed interface ReplayVerdict {
    /// How many ticks were the same before anything else was found.
    long ticks();

    /// Every tick is the same.
    ///
    /// @param pack of the recording
    /// @param cutOff whether the recording stops without a proper end, as after a power cut
    /// @param withState whether the digests of input, state and output were compared too. They are
    ///   not in a recording of a version that took them of other things ([TickDigest#VERSION]):
    ///   then all that its frames tell was compared
    record Same(PackInfo pack, long ticks, boolean cutOff, boolean withState)
        implements ReplayVerdict {

      /// With the digests compared.
      public Same(PackInfo pack, long ticks, boolean cutOff) {
        this(pack, ticks, cutOff, true);
      }
    }

    /// A tick came out differently, or its record is damaged.
    ///
    /// @param ticks that were the same before it
    /// @param tick its number
    /// @param what differs, for people
    record Different(long ticks, long tick, String what) implements ReplayVerdict {}

    /// Another version of the program recorded it, and that one decided otherwise. The recording is
    /// sound as far as it was read.
    ///
    /// @param pack of the recording
    /// @param ticks that were the same before it
    /// @param tick its number
    /// @param what differs, for people
    record OtherVersion(PackInfo pack, long ticks, long tick, String what)
        implements ReplayVerdict {}
  }

  private final Path file;
  private final Function<PackInfo, Bms> machine;
  private @Nullable Bms bms;
  private @Nullable PackInfo pack;
  private Bms.@Nullable State state;
  private @Nullable Message input;
  private boolean withState;
  private boolean withEvents;
  private boolean decidedOtherwise;
  private boolean withRelays;
  private long ticks;

  private Replay(Path file, Function<PackInfo, Bms> machine) {
    this.file = file;
    this.machine = machine;
  }

  /// Replays a recording.
  ///
  /// @param machine builds the BMS from the recorded configuration, or throws an
  ///   `IllegalArgumentException` that says what is wrong with it
  /// @throws IOException if the file cannot be read, is no recording of ours, or its pack cannot be
  ///   built
  public static ReplayVerdict of(Path file, Function<PackInfo, Bms> machine) throws IOException {
    return new Replay(file, machine).run();
  }

  private ReplayVerdict run() throws IOException {
    // Checksums are compared afterwards: a damaged byte should be named by its tick, not by its
    // chunk.
    boolean cutOff;
    boolean dataEnded = false;
    try (var reader = reader(false)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        dataEnded |= next.get().record() instanceof DataEnd;
        if (!(next.get().record() instanceof Message message)) continue;
        Optional<String> difference = accept(message);
        if (difference.isPresent()) return differs(difference.get());
      }
      cutOff = !reader.ended();
      OptionalLong cut = reader.truncatedAt();
      if (pack != null && cut.isPresent() && Tail.hidesRecords(file, cut.getAsLong())) {
        return new ReplayVerdict.Different(
            ticks,
            ticks + 1,
            "cannot be read: the record at byte %d is longer than the file, yet others follow"
                .formatted(cut.getAsLong()));
      }
    } catch (McapException damaged) {
      if (pack == null) throw damaged;
      return new ReplayVerdict.Different(
          ticks, ticks + 1, "cannot be read: " + damaged.getMessage());
    }
    if (pack == null) {
      throw new IOException(
          file
              + ": holds no message on /pack: it is cut off before its first message, or is no recording"
              + " of a BMS");
    }
    if (!cutOff && !dataEnded) {
      // Its checksums would be left out with it.
      return new ReplayVerdict.Different(
          ticks, ticks, "replays, but the file is damaged: it ends without the end of its data");
    }
    try (var reader = reader(true)) {
      while (reader.next().isPresent()) {}
    } catch (McapException damaged) {
      return new ReplayVerdict.Different(
          ticks, ticks, "replays, but the file is damaged: " + damaged.getMessage());
    }
    return new ReplayVerdict.Same(pack, ticks, cutOff, withState);
  }

  private ReplayVerdict differs(String what) {
    return decidedOtherwise && !withState && pack != null
        ? new ReplayVerdict.OtherVersion(pack, ticks, ticks + 1, what)
        : new ReplayVerdict.Different(ticks, ticks + 1, what);
  }

  private McapReader reader(boolean verify) throws IOException {
    var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    return new McapReader(in, Mcap.MAX_RECORD_BYTES, verify);
  }

  /// @return what is wrong with it, if anything
  private Optional<String> accept(Message message) throws IOException {
    try {
      if (message.channelId() == Topics.PACK.id()) {
        return begin(Pack.parseFrom(message.data()));
      }
      if (message.channelId() == Topics.INPUT.id()) {
        if (input != null) return Optional.of("has two inputs");
        input = message;
      }
      if (message.channelId() == Topics.FRAME.id()) return tick(message);
      return Optional.empty();
    } catch (InvalidProtocolBufferException damaged) {
      if (pack == null) throw damaged;
      return Optional.of("record is damaged: " + damaged.getMessage());
    }
  }

  private Optional<String> begin(Pack message) throws IOException {
    if (pack != null) return Optional.of("a second session begins");
    Session session;
    try {
      session = Session.decode(message);
      bms = machine.apply(session.pack());
      state = session.initial(bms);
    } catch (IllegalArgumentException wrong) {
      throw new IOException(
          file + ": its pack cannot be built again: " + wrong.getMessage(), wrong);
    }
    pack = session.pack();
    withState = message.getDigestVersion() == TickDigest.VERSION;
    withRelays = message.getDigestVersion() >= TickDigest.SINCE_RELAYS;
    withEvents = message.getDigestVersion() >= TickDigest.SINCE_EVENTS;
    return Optional.empty();
  }

  private Optional<String> tick(Message frame) throws InvalidProtocolBufferException {
    if (bms == null || state == null) return Optional.of("comes before its session");
    if (input == null) return Optional.of("has no input");
    Message was = input;
    input = null;
    Input recorded = Input.parseFrom(was.data());
    long seq = state.seq() + 1;
    if (recorded.getSeq() != seq || was.sequence() != (seq & 0xFFFFFFFFL)) {
      return Optional.of(
          "input is numbered %d and its record %d, expected %d"
              .formatted(recorded.getSeq(), was.sequence(), seq));
    }
    if (was.logTime() != recorded.getTimeNs() || was.publishTime() != was.logTime()) {
      return Optional.of("input's record and content disagree about its time");
    }
    Bms.Step step;
    try {
      step = bms.step(state, InputCodec.decode(recorded));
    } catch (IllegalArgumentException impossible) {
      return Optional.of("input is impossible: " + impossible.getMessage());
    }
    long digest =
        withState
            ? TickDigest.of(was.data().toByteArray(), step)
            : Frame.parseFrom(frame.data()).getDigest();
    Frame encoded = FrameCodec.encode(step.output(), digest);
    if (!withEvents) encoded = EventCodec.without(encoded);
    if (!withRelays) encoded = encoded.toBuilder().clearRelays().build();
    Message replayed = Topics.message(Topics.FRAME, seq, step.state().timeNanos(), encoded);
    if (!replayed.equals(frame)) {
      decidedOtherwise = true;
      return Optional.of(difference(frame, replayed));
    }
    state = step.state();
    ticks++;
    return Optional.empty();
  }

  /// The first thing in which two frames differ.
  static String difference(Message recorded, Message replayed)
      throws InvalidProtocolBufferException {
    Frame was = Frame.parseFrom(recorded.data()), is = Frame.parseFrom(replayed.data());
    for (var field : Frame.getDescriptor().getFields()) {
      Object before = was.getField(field), after = is.getField(field);
      if (!before.equals(after) && !field.getName().equals("digest")) {
        return "%s %s, %s"
            .formatted(
                field.getName(),
                told("was", "is not in the recording", before),
                told("is now", "this version does not tell it", after));
      }
    }
    if (was.getDigest() != is.getDigest()) {
      return "digest was %016x, is now %016x: the input or the state differs"
          .formatted(was.getDigest(), is.getDigest());
    }
    // Numbers that are equal and yet not the same: one NaN and another, a field nobody knows.
    if (!recorded.data().equals(replayed.data())) return "frame's bytes differ, not its meaning";
    return "frame's record is numbered %d at %d/%d ns, is now %d at %d/%d ns"
        .formatted(
            recorded.sequence(),
            recorded.logTime(),
            recorded.publishTime(),
            replayed.sequence(),
            replayed.logTime(),
            replayed.publishTime());
  }

  /// The value behind a verb, or other words if there is none.
  private static String told(String verb, String none, Object value) {
    String text = text(value);
    return text.isEmpty() || text.equals("[]") ? none : verb + " " + text;
  }

  private static String text(Object value) {
    String text = String.valueOf(value).strip().replaceAll("\\s+", " ");
    return text.length() > 160 ? text.substring(0, 160) + "…" : text;
  }
}
