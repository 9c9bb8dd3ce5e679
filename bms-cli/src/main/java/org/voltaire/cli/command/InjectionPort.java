package org.voltaire.cli.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.fault.Faults.ActiveInjection;
import org.voltaire.sim.fault.Refused;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.read.FaultGrammar;

/// Where a running simulation takes faults: a socket in a folder that only its user can open.
///
/// One line in ([LocalPort]), such as `inject F-SEN-003 cell 5`, `clear F-SEN-003`, `clear faults`
/// or `faults`; then one line out that begins with a word of [Answer] and lines that say what
/// happened, and the connection ends. Only programs that simulate open one, so no real pack can be
/// broken this way.
final class InjectionPort implements Closeable {
  /// How the first line of an answer begins.
  enum Answer {
    /// It was done.
    DONE,
    /// It cannot be done, and what can.
    REFUSED
  }

  private final Faults faults;
  private final PackProfile profile;
  private final LocalPort port;

  private InjectionPort(Path path, Faults faults, PackProfile profile) throws IOException {
    this.faults = faults;
    this.profile = profile;
    this.port = LocalPort.open(path, "faults", this::answer);
  }

  /// Opens one for this process, and answers until it is closed.
  ///
  /// @param profile of the pack that is broken
  static InjectionPort open(Faults faults, PackProfile profile) throws IOException {
    return open(LocalSockets.SIMULATIONS.own(), faults, profile);
  }

  /// Opens one at a path, where an old one may lie.
  static InjectionPort open(Path path, Faults faults, PackProfile profile) throws IOException {
    return new InjectionPort(path, faults, profile);
  }

  /// What is answered to a line.
  String answer(String line) {
    String[] words = line.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    try {
      return switch (words[0]) {
        case "inject" -> injected(faults.inject(FaultGrammar.injection(rest, profile)));
        case "clear" -> cleared(rest.equals("faults") ? faults.clearAll() : faults.clear(rest));
        case "faults" -> said(Answer.DONE, list(faults.active(), "there is", "no fault is there"));
        default -> throw new Refused("\"" + words[0] + "\"", "inject, clear, faults");
      };
    } catch (Refused impossible) {
      return said(Answer.REFUSED, String.valueOf(impossible.getMessage()));
    }
  }

  private String injected(ActiveInjection active) {
    String text =
        "injected %s on %s at %.1f s: %s"
            .formatted(
                active.injection().text(),
                profile.name(),
                active.sinceSeconds(),
                active.injection().row().does());
    return said(Answer.DONE, text);
  }

  private static String cleared(List<ActiveInjection> gone) {
    var text = new StringBuilder(list(gone, "cleared", "no fault was there"));
    gone.stream()
        .map(each -> each.injection().row().stays())
        .filter(stays -> !stays.isEmpty())
        .distinct()
        .forEach(stays -> text.append('\n').append(stays));
    return said(Answer.DONE, text.toString());
  }

  private static String list(List<ActiveInjection> active, String verb, String none) {
    if (active.isEmpty()) return none;
    return active.stream()
        .map(each -> verb + " " + each.injection().text())
        .collect(Collectors.joining("\n"));
  }

  private static String said(Answer answer, String text) {
    return answer + " " + text + "\n";
  }

  /// Stops answering, and takes the socket away.
  @Override
  public void close() throws IOException {
    port.close();
  }
}
