package org.voltaire.cli.command;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voltaire.sim.fault.Awaited;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.fault.Refused;
import org.voltaire.sim.pack.PackProfile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `faults [ID]`: everything that can go wrong with a simulated pack; with an id, all about it.
@Command(
    name = "faults",
    description = {
      "Lists everything that can go wrong with a simulated pack.",
      "With an id: all about that one. bms inject makes it happen, as does a scenario's sentence "
          + "inject."
    },
    mixinStandardHelpOptions = true)
public final class FaultsCommand implements Callable<Integer>, CheckedCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "ID",
      description = "One fault, such as F-SEN-003; all of them if left out.")
  private @Nullable String id;

  @Option(
      names = "--pack",
      paramLabel = "NAME",
      description = "The pack whose figures are shown; default ${DEFAULT-VALUE}.")
  private String pack = "lfp-16s";

  @Mixin private JsonOption json = new JsonOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public UsageProblems problems() {
    return new UsageProblems().requireWord("--pack", pack, PackProfile.NAMES);
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    problems().check(spec.commandLine());
    PackProfile profile = PackProfile.load(pack);
    try {
      if (json.asked()) printJson(out, profile);
      else if (id == null) list(out, profile);
      else show(out, Catalogue.row(id), profile);
    } catch (Refused unknown) {
      throw new ParameterException(spec.commandLine(), "ID: " + unknown.getMessage());
    }
    out.flush();
    return 0;
  }

  private void printJson(PrintWriter out, PackProfile profile) {
    if (id == null) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (FaultRow row : Catalogue.rows()) rows.add(fields(row, profile));
      JsonOption.print(out, JsonOption.object("pack", profile.name(), "faults", rows));
    } else {
      JsonOption.print(out, fields(Catalogue.row(id), profile));
    }
  }

  private static Map<String, @Nullable Object> fields(FaultRow row, PackProfile profile) {
    Map<String, @Nullable Object> figures = new LinkedHashMap<>();
    for (var each : row.parameters()) figures.put(each.name(), row.usual(each, profile));
    return JsonOption.object(
        "id", row.id(),
        "group", row.group(),
        "does", row.does(),
        "injectable", row.isInjectable(),
        "figures", figures,
        "needs", row.needs().allowed(),
        "combines", row.combines(),
        "during", row.during().stream().map(Enum::name).toList(),
        "finding", row.finding(),
        "detects", row.detects().stream().map(Enum::name).toList(),
        "reaction", row.reaction().stream().map(Enum::name).toList(),
        "then", row.then().stream().map(Enum::name).toList(),
        "max_reaction_ms", row.maxReactionMs(),
        "counts_from", row.countsFrom().isEmpty() ? "injection" : row.countsFrom(),
        "recovery", row.recovery().name(),
        "awaits", row.awaits() == Awaited.NOTHING ? null : row.awaits().name(),
        "source", row.source(),
        "note", row.note());
  }

  private static void list(PrintWriter out, PackProfile profile) {
    String group = "";
    for (FaultRow row : Catalogue.rows()) {
      if (!row.group().equals(group)) {
        if (!group.isEmpty()) out.println();
        group = row.group();
        out.println(group);
      }
      out.printf("  %-9s  %s%n", row.id(), row.does());
      out.printf("  %-9s  %s%n", "", row.isInjectable() ? figures(row, profile) : never(row));
      out.printf("  %-9s  → %s%s%n", "", row.reactionWords(), within(row));
    }
    out.println();
    out.printf("Figures are the usual ones on %s; → is what a BMS should do.%n", profile.name());
    out.println("All about one of them: bms faults ID. What this one does today: docs/faults.md");
  }

  private static String figures(FaultRow row, PackProfile profile) {
    List<String> parts =
        row.parameters().stream()
            .map(each -> each.name() + " " + each.kind().show(row.usual(each, profile)))
            .collect(Collectors.toList());
    if (row.needs() != FaultRow.Need.ANY) parts.add("needs " + row.needs().allowed());
    return parts.isEmpty() ? "no parameters" : String.join(", ", parts);
  }

  private static String never(FaultRow row) {
    if (!row.combines().isEmpty()) return String.join(", then ", row.combines());
    return "cannot be injected: " + row.note();
  }

  private static String within(FaultRow row) {
    if (row.maxReactionMs() == 0) return "";
    return " within " + duration(row.maxReactionMs() / 1000);
  }

  private static String duration(double seconds) {
    if (seconds >= 7200) return number(seconds / 3600) + " h";
    if (seconds >= 120) return number(seconds / 60) + " min";
    return seconds < 1 ? number(seconds * 1000) + " ms" : number(seconds) + " s";
  }

  private static String number(double value) {
    return String.valueOf(value).replaceAll("\\.0$", "");
  }

  private static void show(PrintWriter out, FaultRow row, PackProfile profile) {
    out.printf("%s: %s%n%n", row.id(), row.does());
    line(out, "group", row.group());
    line(out, "shows when", row.duringWords());
    if (row.isInjectable()) {
      line(out, "needs", row.needs().allowed());
      row.parameters()
          .forEach(each ->
              line(
                  out,
                  each.name(),
                  "%s (%s to %s)"
                      .formatted(
                          each.kind().show(row.usual(each, profile)),
                          each.kind().show(each.min()),
                          each.kind().show(each.highest(profile)))));
      line(out, "cleared", row.stays().isEmpty() ? "without a trace" : row.stays());
    } else if (row.combines().isEmpty()) {
      line(out, "injected", "never: " + row.note());
    } else {
      line(out, "injected", String.join(", then ", row.combines()));
    }
    out.println();
    line(out, "finding", row.finding());
    line(out, "alarms", row.detects().isEmpty() ? "none" : joined(row));
    line(out, "reaction", row.reactionWords() + within(row));
    line(out, "counts from", row.countsFrom().isEmpty() ? "the injection" : row.countsFrom());
    line(out, "works again", row.recovery().words());
    if (row.awaits() != Awaited.NOTHING) line(out, "waits for", row.awaits().words());
    line(out, "source", row.source());
    if (row.isInjectable() && !row.note().isEmpty()) line(out, "note", row.note());
  }

  private static String joined(FaultRow row) {
    return row.detects().stream().map(Enum::name).collect(Collectors.joining(", "));
  }

  private static void line(PrintWriter out, String name, String text) {
    out.printf("  %-12s %s%n", name, text);
  }
}
