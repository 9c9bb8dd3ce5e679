package org.voltaire.sim.fault;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.voltaire.sim.pack.PackProfile;

/// A fault that could be injected into one pack, with all of its figures.
///
/// @param row of the catalogue
/// @param arguments a value for every parameter
public record Injection(FaultRow row, Arguments arguments) {

  /// Something that was said about a fault.
  ///
  /// @param name of the parameter
  /// @param value in the unit of its [Kind]; numbered things from 1
  public record Said(String name, double value) {}

  /// A cell, as people count them.
  ///
  /// @param number from 1
  public static Said cell(int number) {
    return new Said("cell", number);
  }

  /// Any parameter.
  public static Said with(String name, double value) {
    return new Said(name, value);
  }

  /// Checks everything that was said about a fault, and fills in the rest.
  ///
  /// @throws Refused if it is impossible on this pack
  public static Injection of(FaultRow row, PackProfile profile, List<Said> said) {
    if (!row.isInjectable()) throw new Refused(row.id(), "nothing: " + row.note());
    if (!row.needs().metBy(profile)) {
      throw new Refused(row.id() + " on " + profile.name(), row.needs().allowed());
    }
    Map<String, Double> values = new LinkedHashMap<>();
    for (Parameter each : row.parameters()) values.put(each.name(), row.usual(each, profile));
    for (Said each : said) {
      Parameter parameter =
          row.parameter(each.name()).orElseThrow(() -> new Refused(each.name(), names(row)));
      parameter.check(each.value(), profile);
      values.put(each.name(), each.value());
    }
    if (row.parameter("other").isPresent()) apart(values, profile, said);
    return new Injection(row, new Arguments(values));
  }

  /// Two cells must be two. One about which nothing was said gives way.
  private static void apart(Map<String, Double> values, PackProfile profile, List<Said> said) {
    double cell = values.getOrDefault("cell", 1.0), other = values.getOrDefault("other", 1.0);
    if (cell != other) return;
    if (said.stream().noneMatch(each -> each.name().equals("other"))) {
      values.put("other", cell < profile.cellsInSeries() ? cell + 1 : cell - 1);
    } else if (said.stream().noneMatch(each -> each.name().equals("cell"))) {
      values.put("cell", cell < profile.cellsInSeries() ? cell + 1 : cell - 1);
    } else {
      throw new Refused("other " + Kind.CELL.show(other), "another one than cell");
    }
  }

  /// What may be said about a row, for people.
  public static String names(FaultRow row) {
    if (row.parameters().isEmpty()) return "nothing more, " + row.id() + " has no parameters";
    return row.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
  }

  /// What it is about: its numbered things, such as `cell 5`; empty if there is none. Two
  /// injections of one row about the same are the same fault.
  public String place() {
    return row.parameters().stream()
        .filter(each -> each.kind().isNumber())
        .map(each -> each.name() + " " + each.kind().show(arguments.get(each.name())))
        .collect(Collectors.joining(" "));
  }

  /// The id and all figures, as a sentence could say them.
  public String text() {
    var text = new StringBuilder(row.id());
    for (Parameter each : row.parameters()) {
      double value = arguments.get(each.name());
      text.append(' ').append(each.name()).append(' ').append(each.kind().show(value));
    }
    return text.toString();
  }
}
