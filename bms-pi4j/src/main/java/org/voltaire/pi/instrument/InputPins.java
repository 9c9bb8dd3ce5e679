package org.voltaire.pi.instrument;

import java.io.IOException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voltaire.device.InputLine;
import org.voltaire.device.Ports;
import org.voltaire.measure.Feedback;
import org.voltaire.measure.Signals;
import org.voltaire.pack.WiredInput;

/// The contacts that are closed while all is well, read through GPIO: emergency stop, interlock,
/// insulation monitor. A closed contact makes its line high. One that is open is low, and so is one
/// whose wire is broken; one that cannot be read is `UNKNOWN`, which is unsafe too.
public final class InputPins {
  private final Map<WiredInput, InputLine> lines;
  private final Consumer<String> notices;
  private final Set<WiredInput> failing = EnumSet.noneOf(WiredInput.class);

  /// @param lines of the contacts that are wired
  /// @param notices told when a line cannot be read, and when it can be again
  public InputPins(Map<WiredInput, InputLine> lines, Consumer<String> notices) {
    this.lines = Map.copyOf(lines);
    this.notices = notices;
  }

  /// Those of a configuration.
  ///
  /// @param gpios of the contacts that are wired, BCM numbers
  /// @throws IOException if one of them cannot be had
  public static InputPins open(
      Map<WiredInput, Integer> gpios, Ports ports, Consumer<String> notices) throws IOException {
    Map<WiredInput, InputLine> lines = new EnumMap<>(WiredInput.class);
    for (var each : gpios.entrySet()) lines.put(each.getKey(), ports.inputLine(each.getValue()));
    return new InputPins(lines, notices);
  }

  /// Of a pack without such contacts.
  public static InputPins none() {
    return new InputPins(Map.of(), _ -> {});
  }

  /// What all of them say now.
  public synchronized Signals read() {
    if (lines.isEmpty()) return Signals.NONE;
    return Signals.ofContacts(
        read(WiredInput.INTERLOCK), read(WiredInput.EMERGENCY_STOP), read(WiredInput.INSULATION));
  }

  private Feedback read(WiredInput input) {
    @Nullable InputLine line = lines.get(input);
    if (line == null) return Feedback.UNKNOWN;
    String name = "inputs." + input.name().toLowerCase(Locale.ROOT);
    try {
      Feedback said = line.high() ? Feedback.CLOSED : Feedback.OPEN;
      if (failing.remove(input)) notices.accept(name + " is read again");
      return said;
    } catch (IOException unreadable) {
      if (failing.add(input)) notices.accept(name + ": " + unreadable.getMessage());
      return Feedback.UNKNOWN;
    }
  }
}
