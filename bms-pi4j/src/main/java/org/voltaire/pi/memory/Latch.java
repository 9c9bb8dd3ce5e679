package org.voltaire.pi.memory;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.voltaire.config.CellFile;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.core.Frame;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Cleared;
import org.voltaire.words.FaultWords;

/// A fault that opened the pack and waits for a person or the service: what, when and where. The
/// fault says which of the two ([Fault#cleared]).
///
/// @param cause what opened the pack
/// @param utc when, as the wall clock said
/// @param utcIsSet whether that may be believed
/// @param found where and how much: `cell 7 · 3.812 V`; empty if that is not known
public record Latch(Fault cause, Instant utc, boolean utcIsSet, String found) {

  /// Of this form of the file.
  private static final int VERSION = 1;

  private static final List<String> FAULTS =
      Stream.of(Fault.values()).filter(fault -> fault.cleared().byHand()).map(Enum::name).toList();

  /// What waits for a person in a frame, if anything does.
  static Optional<Fault> in(Frame frame) {
    return Optional.ofNullable(frame.mode().fault()).filter(cause -> cause.cleared().byHand());
  }

  /// The latch of a frame in which something waits.
  static Latch of(Fault cause, Frame frame, MachineTime.Now now) {
    String found =
        frame.alarms().stream()
            .filter(alarm -> alarm.fault() == cause)
            .findFirst()
            .map(FaultWords.ENGLISH::detail)
            .orElse("");
    return new Latch(cause, now.utc(), now.utcIsSet(), found);
  }

  /// What people are told at a start that begins with it, in one line.
  public String told() {
    String where = found.isEmpty() ? "" : " (" + found + ")";
    String when =
        cause == Fault.LATCH_UNREADABLE
            ? ""
            : " since "
                + utc.truncatedTo(ChronoUnit.SECONDS)
                + (utcIsSet ? "" : " by a clock that nobody had set");
    String next =
        needsService()
            ? "a reset does not clear it; when it is repaired: ./bms ctl service REASON"
            : "when a person has looked: ./bms ctl reset";
    return "begins TRIPPED by %s%s: %s%s; %s"
        .formatted(cause, when, FaultWords.ENGLISH.meaning(cause), where, next);
  }

  private boolean needsService() {
    return cause.cleared() == Cleared.BY_SERVICE;
  }

  /// The file: YAML that people can read, and a checksum.
  String text() {
    String header =
        needsService()
            ? """
            # This fault opened the pack, and it has to be repaired before the pack works again. While
            # the file is here, the daemon begins tripped; no reset takes it away, but
            # ./bms ctl service REASON does. Do not edit it.
            """
            : """
            # This fault opened the pack, and a person has to look before it works again. While the
            # file is here, the daemon begins tripped; a reset takes it away. Do not edit it.
            """;
    String text = header + fields();
    return text + PackMemory.checksumLine(text);
  }

  /// The file that stays when the service has cleared it: the same, and what was done.
  ///
  /// @param reason what the service said
  String serviced(String reason, MachineTime.Now now) {
    return "# This fault opened the pack, and the service has cleared it. For people; nothing reads it.\n"
        + fields()
        + "serviced_utc: \"%s\"\n".formatted(now.utc())
        + "serviced_utc_is_set: %s\n".formatted(now.utcIsSet())
        + "reason: %s\n".formatted(CellFile.quoted(reason));
  }

  private String fields() {
    var text = new StringBuilder();
    text.append("version: ").append(VERSION).append('\n');
    text.append("fault: ").append(cause).append('\n');
    text.append("utc: \"").append(utc).append("\"\n");
    text.append("utc_is_set: ").append(utcIsSet).append('\n');
    if (!found.isEmpty()) text.append("found: ").append(CellFile.quoted(found)).append('\n');
    return text.toString();
  }

  /// The latch in a text.
  ///
  /// @param source where it comes from, for people
  /// @throws YamlException with every problem
  static Latch parse(String source, String text) throws YamlException {
    var problems = new Problems(source);
    try {
      MemoryReader.checkSum(text, problems);
      if (problems.isEmpty()) {
        YamlSection root = YamlSection.parse(text, "fault, utc and others", problems);
        Latch latch = latch(root);
        root.reportUnknownKeys();
        if (problems.isEmpty()) return latch;
      }
    } catch (IllegalArgumentException | DateTimeException impossible) {
      problems.contradiction(new IllegalArgumentException(impossible.getMessage()));
    }
    throw problems.exception("what it kept is not known");
  }

  private static Latch latch(YamlSection root) {
    root.whole("version", VERSION, VERSION);
    root.has("crc32");
    Fault cause = Fault.valueOf(root.choice("fault", FAULTS));
    Instant utc = Instant.parse(root.text("utc", "a time such as 2026-01-31T12:00:00Z"));
    return new Latch(
        cause, utc, root.flag("utc_is_set", false), root.text("found", "some text", ""));
  }
}
