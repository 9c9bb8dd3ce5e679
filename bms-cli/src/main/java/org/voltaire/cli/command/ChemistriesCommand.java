package org.voltaire.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.chemistry.Chemistry;
import org.voltaire.chemistry.ChemistrySheet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `chemistries [NAME]`: the kinds of cells that ship; with a name, every number of one of them and
/// where it comes from.
@Command(
    name = "chemistries",
    description = {
      "Lists the kinds of cells that ship.",
      "With a name: every number of that one, and where it comes from."
    },
    mixinStandardHelpOptions = true)
public final class ChemistriesCommand implements Callable<Integer>, CheckedCommand {
  private static final int WIDTH = 96;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "One chemistry, such as lmp; all of them if left out.")
  private @Nullable String name;

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public UsageProblems problems() {
    var problems = new UsageProblems();
    return name == null ? problems : problems.requireWord("NAME", name, Chemistries.VOCABULARY);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      if (json.asked()) JsonOption.print(out, all());
      else list(out);
    } else {
      problems().check(spec.commandLine());
      if (json.asked()) JsonOption.print(out, sheet(name));
      else show(out, name);
    }
    out.flush();
    return 0;
  }

  private static void list(PrintWriter out) {
    out.printf(
        "%-5s %-58s %6s  %-12s %-13s %s%n",
        "name", "cells", "usual", "opens at", "discharges", "assumed");
    for (String each : Chemistries.NAMES) {
      Chemistry cell = Chemistries.load(each);
      var limits = cell.limits();
      long assumed =
          ChemistrySheet.of(each).stream().filter(ChemistrySheet.SheetLine::assumed).count();
      out.printf(
          "%-5s %-58s %4.2f V  %.2f..%.2f V %3.0f..%.0f °C    %2d of %d%n",
          each,
          cell.title(),
          cell.nominalV(),
          limits.cellUnderVoltageV().open(),
          limits.cellOverVoltageV().open(),
          limits.dischargeUnderTempDegc().derate(),
          limits.dischargeOverTempDegc().derate(),
          assumed,
          ChemistrySheet.of(each).size());
    }
    out.println();
    out.println(
        "Assumed: entries that have no source, all or in part. Every one: bms chemistries NAME");
  }

  private static Map<String, @Nullable Object> all() {
    List<Map<String, @Nullable Object>> kinds = new ArrayList<>();
    for (String each : Chemistries.NAMES) {
      Chemistry cell = Chemistries.load(each);
      kinds.add(
          JsonOption.object(
              "name", each,
              "title", cell.title(),
              "nominal_v", cell.nominalV(),
              "opens_below_v", cell.limits().cellUnderVoltageV().open(),
              "opens_above_v", cell.limits().cellOverVoltageV().open()));
    }
    return JsonOption.object("chemistries", kinds);
  }

  private static Map<String, @Nullable Object> sheet(String name) {
    List<Map<String, @Nullable Object>> figures = new ArrayList<>();
    for (ChemistrySheet.SheetLine line : ChemistrySheet.of(name)) {
      figures.add(
          JsonOption.object(
              "path", line.path(),
              "value", line.text(),
              "source", line.source(),
              "assumed", line.assumed()));
    }
    return JsonOption.object(
        "name", name, "title", Chemistries.load(name).title(), "figures", figures);
  }

  private static void show(PrintWriter out, String name) {
    out.println(Chemistries.load(name).title());
    String section = "";
    for (ChemistrySheet.SheetLine line : ChemistrySheet.of(name)) {
      int dot = line.path().indexOf('.');
      String head = dot < 0 ? line.path() : line.path().substring(0, dot);
      if (!head.equals(section)) {
        section = head;
        out.println();
        out.println(section.replace('_', ' '));
      }
      String what = dot < 0 ? "" : line.path().substring(dot + 1).replace('_', ' ') + ": ";
      print(out, "  ", what + line.text());
      print(out, "      ", "source: " + line.source());
    }
  }

  /// Broken at spaces; what follows the first line stands a little to the right.
  private static void print(PrintWriter out, String indent, String text) {
    List<String> lines = new ArrayList<>();
    var line = new StringBuilder(indent);
    for (String word : text.split(" ", -1)) {
      if (line.length() + 1 + word.length() > WIDTH && line.length() > indent.length()) {
        lines.add(line.toString());
        line = new StringBuilder(indent).append("  ");
      } else if (line.length() > indent.length()) {
        line.append(' ');
      }
      line.append(word);
    }
    lines.add(line.toString());
    lines.forEach(out::println);
  }
}
