package org.voltaire.sim.scenario.meter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a run came to, in a few lines: only those that apply to it.
///
/// @param lines in the order in which people want them
public record RunSummary(List<SummaryLine> lines) {

  /// One number with its name.
  ///
  /// @param name the words a scenario's expectation has for it
  /// @param value with its unit
  public record SummaryLine(String name, String value) {}

  public RunSummary {
    lines = List.copyOf(lines);
  }

  /// Of a run that stands here.
  public static RunSummary of(Moment end) {
    List<SummaryLine> lines = new ArrayList<>();
    for (Quantity quantity : Quantity.SUMMED) {
      double value = quantity.at(end);
      // No hours of lost load are news; no energy of a kind is none of its kind.
      boolean nothing = value == 0 && !quantity.equals(Quantity.HOURS_OF_LOST_LOAD);
      if (Double.isNaN(value) || nothing) continue;
      lines.add(new SummaryLine(quantity.words(), quantity.unit().people(value)));
    }
    return new RunSummary(lines);
  }

  /// The value of a line, if it applies.
  public Optional<String> value(String name) {
    return lines.stream()
        .filter(line -> line.name().equals(name))
        .map(SummaryLine::value)
        .findFirst();
  }

  /// The names of all lines that can be there, in order.
  public static List<String> names() {
    return Quantity.SUMMED.stream().map(Quantity::words).toList();
  }
}
