package org.voltaire.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltaire.sim.fault.Faults;
import org.voltaire.sim.fault.Faults.ActiveInjection;
import org.voltaire.sim.fault.Refused;
import org.voltaire.sim.pack.PackProfile;
import org.voltaire.sim.scenario.read.FaultGrammar;

/// What a running simulation answers at its [LocalPort] to a line such as `inject F-SEN-003 cell
/// 5`, `clear F-SEN-003`, `clear faults` or `faults`. Only programs that simulate open one, so no
/// real pack can be broken this way.
///
/// @param profile of the pack that is broken
record InjectionAnswers(Faults faults, PackProfile profile)
    implements Function<String, Map<String, @Nullable Object>> {

  @Override
  public Map<String, @Nullable Object> apply(String line) {
    boolean done = true;
    String text;
    try {
      text = text(line);
    } catch (Refused impossible) {
      done = false;
      text = String.valueOf(impossible.getMessage());
    }
    List<Map<String, @Nullable Object>> active = new ArrayList<>();
    for (ActiveInjection each : faults.active()) {
      active.add(
          JsonOption.object(
              "id", each.injection().row().id(),
              "text", each.injection().text(),
              "since_s", each.sinceSeconds()));
    }
    return JsonOption.object(
        "done", done, "pack", profile.name(), "asked", line, "text", text, "faults", active);
  }

  private String text(String line) {
    String[] words = line.split("\\s+", 2);
    String rest = words.length > 1 ? words[1] : "";
    return switch (words[0]) {
      case "inject" -> injected(faults.inject(FaultGrammar.injection(rest, profile)));
      case "clear" -> cleared(rest.equals("faults") ? faults.clearAll() : faults.clear(rest));
      case "faults" -> list(faults.active(), "there is", "no fault is there");
      default -> throw new Refused("\"" + words[0] + "\"", "inject, clear, faults");
    };
  }

  private String injected(ActiveInjection active) {
    return "injected %s on %s at %.1f s: %s"
        .formatted(
            active.injection().text(),
            profile.name(),
            active.sinceSeconds(),
            active.injection().row().does());
  }

  private static String cleared(List<ActiveInjection> gone) {
    var text = new StringBuilder(list(gone, "cleared", "no fault was there"));
    gone.stream()
        .map(each -> each.injection().row().stays())
        .filter(stays -> !stays.isEmpty())
        .distinct()
        .forEach(stays -> text.append('\n').append(stays));
    return text.toString();
  }

  private static String list(List<ActiveInjection> active, String verb, String none) {
    if (active.isEmpty()) return none;
    return active.stream()
        .map(each -> verb + " " + each.injection().text())
        .collect(Collectors.joining("\n"));
  }
}
