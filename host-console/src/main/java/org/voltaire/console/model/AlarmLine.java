package org.voltaire.console.model;

import org.voltaire.pack.Fault;
import org.voltaire.pack.Fault.Subject;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;
import org.voltaire.words.FaultWords;

/// One active alarm in words.
///
/// @param meaning what is wrong, as a clause
/// @param detail where and how much: `cell 7 · 3.712 V`; may be empty
/// @param sinceSeconds how long ago it tripped
/// @param cell the cell it is about, from 0; −1 if it is not about one cell
public record AlarmLine(
    Fault fault, Level level, String meaning, String detail, double sinceSeconds, int cell) {

  /// The line for an alarm that is active.
  ///
  /// @param words in the language of who looks
  public static AlarmLine of(Alarms.Active active, double sinceSeconds, FaultWords words) {
    Fault fault = active.fault();
    return new AlarmLine(
        fault,
        active.level(),
        words.meaning(fault),
        words.detail(active),
        sinceSeconds,
        fault.subject() == Subject.CELL ? active.index() : -1);
  }

  /// The level as one word.
  public String levelWord() {
    return switch (level) {
      case TELL -> "NOTICE";
      case DERATE -> "DERATE";
      case OPEN -> "TRIP";
    };
  }
}
