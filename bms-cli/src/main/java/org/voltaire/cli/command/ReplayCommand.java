package org.voltaire.cli.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.view.FrameJson;
import org.voltaire.cli.view.ModeChanges;
import org.voltaire.cli.view.RecordingSummary;
import org.voltaire.config.ConfigurationReader;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.core.Bms;
import org.voltaire.link.PackInfo;
import org.voltaire.link.record.FreezeFrame;
import org.voltaire.link.record.Replay;
import org.voltaire.link.record.Replay.ReplayVerdict;
import org.voltaire.words.FaultWords;
import org.voltaire.words.UserLanguage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `replay FILE.mcap`: runs the recorded inputs again.
@Command(
    name = "replay",
    description = {
      "Runs the inputs of a recording again.",
      "Reports the first tick that differs from what was recorded.",
      "If none does: lists when the pack changed its mode, why, and what to do if it opened; its "
          + "events; and where its openings are, from a minute before to half a minute after each.",
      "With --event and --csv: writes these ticks of one opening into a file instead."
    },
    mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer>, CheckedCommand {
  @Parameters(
      paramLabel = "FILE.mcap",
      arity = "1..*",
      description = "Recordings of `bms run`, `bms demo` or `bms simulate`.")
  private List<Path> files = List.of();

  @Option(
      names = "--event",
      paramLabel = "N",
      description = {
        "The event whose opening is written: the first cause, or one that followed it.",
        "Its number is in the list of a replay."
      })
  private @Nullable Long event;

  @Option(
      names = "--csv",
      paramLabel = "FILE.csv",
      description = "Where the ticks of --event go, a row each with all of docs/channels.md.")
  private @Nullable Path csv;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Boards boards;

  /// @param boards that there are
  public ReplayCommand(Boards boards) {
    this.boards = boards;
  }

  /// A recorded configuration that this version cannot read any more.
  private static final class UnreadableRecording extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableRecording(YamlException cause) {
      super(cause.listing(), cause);
    }
  }

  @Override
  public UsageProblems problems() {
    var problems = new UsageProblems();
    for (Path file : files) problems.requireRecording("FILE.mcap", file);
    if (event == null && csv == null) return problems;
    problems.require(
        event != null && event > 0, "--event", event == null ? "none" : event, "1 or more");
    problems.require(csv != null, "--csv", "none", "a file to write to");
    problems.require(
        files.size() == 1, "FILE.mcap", files.size() + " files", "one file with --event");
    return problems;
  }

  @Override
  public Integer call() throws IOException {
    problems().check(spec.commandLine());
    if (event != null && csv != null) {
      var line = spec.commandLine();
      return new FreezeFrameAnswer(files.getFirst(), event, csv)
          .give(json, line.getOut(), line.getErr());
    }
    int worst = 0;
    for (Path file : files) worst = Math.max(worst, replay(file));
    return worst;
  }

  private int replay(Path file) throws IOException {
    var out = spec.commandLine().getOut();
    ReplayVerdict verdict;
    try {
      verdict = Replay.of(file, this::machine);
    } catch (UnreadableRecording old) {
      throw new IOException(file + ": its configuration cannot be read\n" + old.getMessage(), old);
    }
    if (json.asked()) {
      JsonOption.print(out, fields(file, verdict));
      return verdict instanceof ReplayVerdict.Same same && same.ticks() > 0 ? 0 : 1;
    }
    return switch (verdict) {
      case ReplayVerdict.Same(PackInfo pack, long ticks, boolean cutOff, boolean withState) -> {
        if (ticks == 0) {
          out.printf("%s: holds no tick, so nothing was proved%n", file);
          yield 1;
        }
        out.printf(
            "%s: %d ticks of %s replayed, every one the same to the last bit%s%s%n",
            file,
            ticks,
            pack.name(),
            cutOff ? " (the recording was cut off)" : "",
            withState ? "" : " (compared by frames: another version of the program recorded it)");
        summary(file);
        yield 0;
      }
      case ReplayVerdict.OtherVersion(PackInfo pack, long ticks, long tick, String what) -> {
        out.printf(
            "%s: another version of the program recorded %s, and decided otherwise from tick %d on:"
                + " %s (%d ticks were the same). What it recorded:%n",
            file, pack.name(), tick, what, ticks);
        summary(file);
        yield 1;
      }
      case ReplayVerdict.Different(long ticks, long tick, String what) -> {
        out.printf("%s: tick %d %s (%d ticks were the same)%n", file, tick, what, ticks);
        yield 1;
      }
    };
  }

  private void summary(Path file) throws IOException {
    FaultWords words = UserLanguage.current();
    for (String line : RecordingSummary.in(file, words).lines(words)) {
      spec.commandLine().getOut().println("  " + line);
    }
  }

  private static List<Map<String, @Nullable Object>> freezeFrames(RecordingSummary summary) {
    List<Map<String, @Nullable Object>> frames = new ArrayList<>();
    for (FreezeFrame frame : summary.freezeFrames()) {
      frames.add(
          JsonOption.object(
              "event", frame.eventNumber(),
              "cause", frame.cause().name(),
              "opened_seq", frame.opened().seq(),
              "first_seq", frame.first().seq(),
              "last_seq", frame.complete() ? frame.last().seq() : null,
              "opened_s", summary.seconds(frame.opened().timeNanos())));
    }
    return frames;
  }

  private static List<Map<String, @Nullable Object>> changes(RecordingSummary summary) {
    List<Map<String, @Nullable Object>> changes = new ArrayList<>();
    for (ModeChanges.Change change : summary.changes()) {
      changes.add(
          JsonOption.object(
              "seq", change.seq(),
              "time_s", change.seconds(),
              "mode", change.mode(),
              "cause", change.cause().isEmpty() ? null : change.cause(),
              "why", change.why(),
              "action", change.action().isEmpty() ? null : change.action()));
    }
    return changes;
  }

  private static Map<String, @Nullable Object> fields(Path file, ReplayVerdict verdict)
      throws IOException {
    return switch (verdict) {
      case ReplayVerdict.Same(PackInfo pack, long ticks, boolean cutOff, boolean withState) ->
          recorded(
              file,
              JsonOption.object(
                  "file", file,
                  "same", true,
                  "pack", pack.name(),
                  "ticks", ticks,
                  "cut_off", cutOff,
                  "digests_compared", withState));
      case ReplayVerdict.OtherVersion(PackInfo pack, long ticks, long tick, String what) ->
          recorded(
              file,
              JsonOption.object(
                  "file", file,
                  "same", false,
                  "other_version", true,
                  "pack", pack.name(),
                  "ticks", ticks,
                  "tick", tick,
                  "difference", what));
      case ReplayVerdict.Different(long ticks, long tick, String what) ->
          JsonOption.object(
              "file", file, "same", false, "ticks", ticks, "tick", tick, "difference", what);
    };
  }

  /// The same, with what happened in the recording.
  private static Map<String, @Nullable Object> recorded(
      Path file, Map<String, @Nullable Object> fields) throws IOException {
    var summary = RecordingSummary.in(file, FaultWords.ENGLISH);
    fields.put("mode_changes", changes(summary));
    fields.put("events", FrameJson.events(summary.events()));
    fields.put("freeze_frames", freezeFrames(summary));
    return fields;
  }

  private Bms machine(PackInfo pack) {
    try {
      String text = pack.configuration();
      return ConfigurationReader.parse("the recorded configuration", text, boards.types()).bms();
    } catch (YamlException old) {
      throw new UnreadableRecording(old);
    }
  }
}
