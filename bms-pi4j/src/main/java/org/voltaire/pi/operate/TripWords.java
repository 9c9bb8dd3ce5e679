package org.voltaire.pi.operate;

import java.util.ArrayList;
import java.util.List;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.Alarm;
import org.voltaire.protect.Alarms;
import org.voltaire.protect.ProtectionRow;
import org.voltaire.protect.ProtectionTable;
import org.voltaire.words.FaultWords;

/// What is said of a pack that has tripped: why, what to do, and what is wrong still.
final class TripWords {
  /// How the service says that it has repaired something.
  static final String SERVICE = "./bms ctl service REASON";

  private final List<ProtectionRow> rows;
  private final FaultWords words;

  /// @param spec of the pack, whose protections are named
  /// @param words in the language of who is told
  TripWords(PackSpec spec, FaultWords words) {
    this.rows = ProtectionTable.rows(spec);
    this.words = words;
  }

  /// The words of faults.
  FaultWords words() {
    return words;
  }

  /// What was found, and what a person should do: sentences.
  String sentences(Fault cause, Frame frame) {
    Alarms.Active alarm =
        frame.alarms().stream()
            .filter(each -> each.fault() == cause && each.level() == Level.OPEN)
            .findFirst()
            .orElse(new Alarms.Active(cause, Level.OPEN, 0, Double.NaN, -1));
    return words.cause(alarm) + " " + words.action(alarm);
  }

  /// What keeps the contactors open now, each with cell and value; empty if nothing does.
  String wrong(Bms.Step step) {
    Frame frame = step.output().frame();
    List<String> wrong = new ArrayList<>();
    for (Alarms.Active alarm : frame.alarms()) {
      if (alarm.level() == Level.OPEN) wrong.add(named(alarm));
    }
    List<Alarm> memory = step.state().alarms().rows();
    for (int k = 0; k < rows.size(); k++) {
      boolean pending = memory.get(k) instanceof Alarm.Pending && rows.get(k).level() == Level.OPEN;
      if (pending) wrong.add(rows.get(k).fault() + ", which is about to trip");
    }
    if (wrong.isEmpty() && !frame.readings().complete()) wrong.add("a reading is missing");
    return String.join("; ", wrong);
  }

  /// An alarm by its name: `CELL_OVER_VOLTAGE (cell 7 · 3.812 V)`.
  String named(Alarms.Active alarm) {
    String detail = words.detail(alarm);
    return detail.isEmpty() ? alarm.fault().name() : alarm.fault() + " (" + detail + ")";
  }

  /// A fault by its name and meaning.
  String named(Fault fault) {
    return "%s (%s)".formatted(fault, words.meaning(fault));
  }
}
