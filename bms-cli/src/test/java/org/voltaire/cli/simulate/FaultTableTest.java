package org.voltaire.cli.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.contactor.Mode;
import org.voltaire.core.Bms;
import org.voltaire.core.Frame;
import org.voltaire.pack.Level;
import org.voltaire.protect.Alarms;
import org.voltaire.sim.fault.Catalogue;
import org.voltaire.sim.fault.FaultRow;
import org.voltaire.sim.scenario.ScenarioStep;
import org.voltaire.sim.scenario.meter.Moment;
import org.voltaire.sim.scenario.read.ScenarioReader;
import org.voltaire.sim.scenario.run.Board;
import org.voltaire.sim.scenario.run.RunListener;
import org.voltaire.sim.scenario.run.ScenarioRun;
import org.voltaire.testing.Repository;

/// Every fault of the catalogue, injected with its usual figures into a pack at work: what the BMS
/// of today does about it. The table in docs/faults.md is what comes out here.
class FaultTableTest {
  private static final String BEGIN = "<!-- what FaultTableTest found -->\n";
  private static final double WATCHED_SECONDS = 60;

  /// What shows neither in the pack nor in what its board says within a minute of this work: the
  /// pack is as warm as the room, its heater is off, nothing is bled, nobody reads the rest. Tests
  /// of `org.voltaire.sim.fault` show the effect of each.
  private static final Set<String> UNSEEN =
      Set.of(
          "F-TMP-009",
          "F-TMP-010",
          "F-LMP-003",
          "F-LMP-004",
          "F-LMP-005",
          "F-LMP-006",
          "F-BUS-014",
          "F-INT-003",
          "F-BAL-002");

  /// One run: all that went into the BMS and came out of it and how the pack truly was, and what
  /// the BMS did since the fault came.
  private static final class ReactionListener implements RunListener {
    final List<Integer> ticks = new ArrayList<>();
    double injectedAt = Double.NaN;
    @Nullable Frame before;
    @Nullable Frame last;
    final TreeSet<String> known = new TreeSet<>();
    String alarm = "";
    double alarmAt = Double.NaN;
    String cause = "";
    double trippedAt = Double.NaN;
    boolean noCharge, noDischarge;

    @Override
    public void begins(int number, ScenarioStep step, double timeSeconds) {
      if (!(step instanceof ScenarioStep.Inject)) return;
      injectedAt = timeSeconds;
      before = last;
    }

    @Override
    public void tick(Bms.Input input, Bms.Step step, Moment moment) {
      Frame frame = step.output().frame();
      var plant = moment.plant();
      int truth = 0;
      for (int cell = 0; cell < plant.profile().cellsInSeries(); cell++) {
        truth = 31 * truth + Double.hashCode(plant.soc(cell));
        truth = 31 * truth + Double.hashCode(plant.tempDegC(cell));
      }
      ticks.add(31 * input.hashCode() + truth);
      last = frame;
      if (Double.isNaN(injectedAt)) {
        for (Alarms.Active each : frame.alarms()) known.add(each.fault() + " " + each.level());
        return;
      }
      double after = moment.timeSeconds() - injectedAt;
      for (Alarms.Active each : frame.alarms()) {
        if (known.contains(each.fault() + " " + each.level())) continue;
        if (!alarm.isEmpty()) break;
        alarm = each.fault().name() + (each.level() == Level.DERATE ? " (derate)" : "");
        alarmAt = after;
      }
      if (frame.mode() instanceof Mode.Tripped tripped && Double.isNaN(trippedAt)) {
        trippedAt = after;
        cause = tripped.cause().name();
      }
      Frame then = before;
      if (then == null || !Double.isNaN(trippedAt)) return;
      noCharge |= then.envelope().cclA() > 0 && frame.envelope().cclA() == 0;
      noDischarge |= then.envelope().dclA() > 0 && frame.envelope().dclA() == 0;
    }

    boolean endsClosed() {
      return last != null && last.mode().label().equals("CLOSED");
    }
  }

  private record Outcome(
      FaultRow row, ReactionListener with, ReactionListener without, boolean closes) {
    boolean changes() {
      return !with.ticks.equals(without.ticks);
    }

    String found() {
      if (!Double.isNaN(with.trippedAt)) {
        return "opens after %s: `%s`".formatted(seconds(with.trippedAt), with.cause);
      }
      // A pack that is told to open has no limits afterwards, broken or not.
      boolean opens = row.when().contains("opening");
      String limits =
          opens
              ? ""
              : with.noCharge && with.noDischarge
                  ? "CCL and DCL to 0"
                  : with.noCharge ? "CCL to 0" : with.noDischarge ? "DCL to 0" : "";
      String told =
          with.alarm.isEmpty()
              ? ""
              : "tells after %s: `%s`".formatted(seconds(with.alarmAt), with.alarm);
      if (!told.isEmpty()) return told + (limits.isEmpty() ? "" : ", " + limits);
      if (!limits.isEmpty()) return limits;
      if (closes && without.endsClosed() && !with.endsClosed()) return "does not close";
      return "nothing: no protection detects it yet";
    }

    /// Whether something was done, and by then.
    String inTime() {
      double at = Double.isNaN(with.trippedAt) ? with.alarmAt : with.trippedAt;
      if (Double.isNaN(at) || row.maxReactionMs() == 0) return "";
      return 1000 * at <= row.maxReactionMs() + 1e-6 ? "yes" : "no";
    }
  }

  private static final List<Outcome> OUTCOMES = new ArrayList<>();

  @BeforeAll
  static void injectAll() throws YamlException {
    for (FaultRow row : Catalogue.rows()) {
      if (!row.isInjectable()) continue;
      List<String> work = work(row);
      var with = run(row, work);
      var without = run(row, work.stream().filter(step -> !step.startsWith("inject")).toList());
      boolean closes = work.indexOf("close contactors") > work.indexOf("inject " + row.id());
      OUTCOMES.add(new Outcome(row, with, without, closes));
    }
  }

  /// Bench work in which the fault shows, as far as its row says when that is.
  private static List<String> work(FaultRow row) {
    String inject = "inject " + row.id();
    String wait = "expect mode TRIPPED within %.0f s".formatted(WATCHED_SECONDS);
    String when = row.when();
    if (row.id().equals("F-PRE-004") || row.id().equals("F-PRE-005") || isAtRest(when)) {
      return List.of("rest 5 s", inject, wait);
    }
    if (when.contains("opening")) {
      return List.of("close contactors", "rest 5 s", inject, "open contactors", wait);
    }
    if (when.contains("precharg")
        || when.contains("closing")
        || when.contains("start")
        || when.contains("before")
        || when.contains("installation")) {
      return List.of("rest 5 s", inject, "close contactors", wait);
    }
    String flow =
        when.contains("charging") && !when.contains("discharging")
            ? "charge at C/4"
            : when.contains("1 C") ? "discharge at 1C" : "discharge at C/2";
    return List.of("close contactors", flow + " for 5 s", inject, wait);
  }

  private static boolean isAtRest(String when) {
    return when.contains("contactors open") || when.contains("parked") || when.contains("monthly");
  }

  private static ReactionListener run(FaultRow row, List<String> steps) throws YamlException {
    String pack =
        switch (row.needs()) {
          case ANY, CONTACTORS -> "lfp-16s";
          case HEATED -> "lmp-module";
          case MODULES -> "tesla-2x6s74p";
        };
    boolean contactors = row.needs() == FaultRow.Need.CONTACTORS || row.id().equals("F-SEN-013");
    String text =
        "title: %s\npack: %s\n%ssteps:\n  - %s\n"
            .formatted(
                row.id(),
                pack,
                contactors ? "bms: {contactors: {}}\n" : "",
                String.join("\n  - ", steps));
    var scenario = ScenarioReader.parse(row.id(), text, Path.of(""), SimulatedPack::check);
    var watched = new ReactionListener();
    var made = SimulatedPack.of(scenario);
    ScenarioRun.of(scenario, made.bms(), made.initial(), 10, Board.BoardMaker.direct(), watched);
    return watched;
  }

  private static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.1f s", seconds);
  }

  private static String table() {
    var text =
        new StringBuilder(
            "| fault | what happens | the BMS of today | in time |\n|---|---|---|---|\n");
    for (FaultRow row : Catalogue.rows()) {
      var outcome = OUTCOMES.stream().filter(each -> each.row().equals(row)).findFirst();
      text.append(
          "| %s | %s | %s | %s |\n"
              .formatted(
                  row.id(),
                  row.does(),
                  outcome.map(Outcome::found).orElse("cannot be injected: " + row.note()),
                  outcome.map(Outcome::inTime).orElse("")));
    }
    return text.toString();
  }

  @Test
  void theTableOfTheDocumentationIsWhatIsFound() throws IOException {
    Files.createDirectories(Path.of("target"));
    Path found = Files.writeString(Path.of("target", "faults-table.md"), table());
    String page = Files.readString(Repository.root().resolve("docs/faults.md"));
    int begin = page.indexOf(BEGIN);
    assertTrue(begin > 0, "docs/faults.md has no line " + BEGIN);
    String written = page.substring(begin + BEGIN.length());
    assertTrue(written.startsWith(table()), "docs/faults.md is out of date, put there: " + found);
  }

  @Test
  void everyFaultChangesSomethingThatCanBeSeen() {
    var unseen = new TreeSet<String>();
    for (Outcome each : OUTCOMES) if (!each.changes()) unseen.add(each.row().id());
    assertEquals(new TreeSet<>(UNSEEN), unseen);
  }

  @Test
  void aRunIsTheSameUntilTheFaultComes() {
    for (Outcome each : OUTCOMES) {
      int first = 0;
      while (first < each.with().ticks.size()
          && first < each.without().ticks.size()
          && each.with().ticks.get(first).equals(each.without().ticks.get(first))) first++;
      assertTrue(first / 10.0 >= each.with().injectedAt - 0.1, each.row().id());
    }
  }
}
