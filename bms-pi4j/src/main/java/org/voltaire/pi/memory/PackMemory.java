package org.voltaire.pi.memory;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.voltaire.balance.BalancePast;
import org.voltaire.config.CellFile;
import org.voltaire.config.Configuration;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.core.Restart;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.measure.Doubles;

/// What a run knew of its pack, when, and how it left it.
///
/// @param name of the pack, for people
/// @param packId that stays with the pack's name
/// @param chemistry `lfp`, …
/// @param saved when
/// @param left how the contactors were
/// @param shownSoc what people saw last, 0..1; `NaN` if nothing
/// @param filter what the estimator knew
/// @param contactors what they had done
/// @param balance what its cells still had to lose, and had lost by bleeding
/// @param heater what its heater had taken
public record PackMemory(
    String name,
    String packId,
    String chemistry,
    MachineTime.Now saved,
    Left left,
    double shownSoc,
    FilterMemory filter,
    ContactorPast contactors,
    BalancePast balance,
    HeaterEnergy heater) {

  /// Of this form of the file.
  public static final int VERSION = 1;

  /// How long after a save another one may have been due.
  private static final double UNTIL_NEXT_SECONDS = MemoryWriter.PERIOD_SECONDS + 5;

  /// How a run left the contactors.
  public enum Left {
    /// They were told to open, by devices that answered.
    OPEN,
    /// They were open while the run went on, or drop when nobody feeds their watchdog.
    DROPS,
    /// They may be closed, or are nobody's business: a current may flow.
    CONNECTED
  }

  /// The same, of a pack that was left otherwise.
  public PackMemory as(Left otherwise) {
    return new PackMemory(
        name, packId, chemistry, saved, otherwise, shownSoc, filter, contactors, balance, heater);
  }

  /// What a run begins with that finds this.
  public Restart restart(MachineTime.Now now) {
    double off = now.secondsSince(saved);
    double unseen =
        switch (left) {
          case OPEN -> 0;
          case DROPS -> Double.isNaN(off) ? UNTIL_NEXT_SECONDS : Math.min(off, UNTIL_NEXT_SECONDS);
          case CONNECTED -> off;
        };
    return new Restart(filter, shownSoc, off, unseen, contactors, balance, heater);
  }

  /// Why it is no memory of this pack; empty if it is one.
  public String differsFrom(Configuration configuration) {
    var spec = configuration.spec();
    if (!packId.equals(configuration.packId())) {
      return differs("pack", "\"" + name + "\"", "\"" + spec.name() + "\"");
    }
    if (!chemistry.equals(configuration.chemistry())) {
      return differs("chemistry", chemistry, configuration.chemistry());
    }
    int cells = filter.cells().size();
    if (cells != spec.cellsInSeries()) {
      return differs("cells", String.valueOf(cells), String.valueOf(spec.cellsInSeries()));
    }
    if (Math.abs(filter.capacityAh() - spec.capacityAh()) > 1e-9 * spec.capacityAh()) {
      return differs("capacity_ah", number(filter.capacityAh()), number(spec.capacityAh()));
    }
    return "";
  }

  private static String differs(String what, String found, String allowed) {
    return "%s: found %s, allowed: %s, as configured".formatted(what, found, allowed);
  }

  /// The file: YAML that people can read, and a checksum, because a number that a worn card has
  /// changed is still a number.
  public String text() {
    var text = new StringBuilder();
    text.append(
        "# What the BMS knew of this pack when it was last on. The daemon writes it every\n");
    text.append("# minute and reads it at its start. Delete it to begin anew; do not edit it.\n");
    text.append("version: ").append(VERSION).append('\n');
    text.append("pack: ").append(CellFile.quoted(name)).append('\n');
    text.append("pack_id: ").append(packId).append('\n');
    text.append("chemistry: ").append(chemistry).append('\n');
    text.append("capacity_ah: ").append(number(filter.capacityAh())).append('\n');
    text.append("saved:\n");
    text.append("  utc: \"").append(saved.utc()).append("\"\n");
    text.append("  utc_is_set: ").append(saved.utcIsSet()).append('\n');
    if (!saved.machineBoot().isEmpty()) {
      text.append("  machine_boot: \"").append(saved.machineBoot()).append("\"\n");
    }
    text.append("  uptime_s: ").append(number(saved.uptimeSeconds())).append('\n');
    text.append("  contactors: ").append(left.name().toLowerCase(Locale.ROOT)).append('\n');
    known(text, "  shown_soc: ", shownSoc);
    known(text, "  temp_degc: ", filter.tempDegC());
    contactors(text);
    if (balance.bledAh().size() > 0) {
      text.append("balancing:\n");
      text.append("  owed_ah: ").append(list(balance.owedAh())).append('\n');
      text.append("  bled_ah: ").append(list(balance.bledAh())).append('\n');
      if (balance.fromAh().size() > 0) {
        text.append("  from_ah: ").append(list(balance.fromAh())).append('\n');
        text.append("  from_error_ah: ").append(list(balance.fromErrorAh())).append('\n');
        text.append("  from_s: ").append(number(balance.fromSeconds())).append('\n');
      }
    }
    if (!heater.equals(HeaterEnergy.NONE)) {
      text.append("heater:\n");
      text.append("  charger_wh: ").append(number(heater.chargerWh())).append('\n');
      text.append("  pack_wh: ").append(number(heater.packWh())).append('\n');
      text.append("  warming_wh: ").append(number(heater.warmingWh())).append('\n');
    }
    text.append("# States: ").append(String.join(", ", FilterMemory.STATES)).append(".\n");
    text.append("cells:\n");
    for (int c = 0; c < filter.cells().size(); c++) cell(text, c, filter.cells().get(c));
    return text + checksumLine(text.toString());
  }

  private void contactors(StringBuilder text) {
    var use = contactors.use();
    text.append("contactors:\n");
    text.append("  closings: ").append(use.closings()).append('\n');
    text.append("  load_openings: ").append(use.loadOpenings()).append('\n');
    text.append("  largest_broken_a: ").append(number(use.largestBrokenA())).append('\n');
    text.append("  broken_j: ").append(number(use.brokenJ())).append('\n');
    Doubles ago = contactors.openedSecondsAgo();
    text.append("  openings: ").append(ago.size()).append('\n');
    if (ago.size() > 0) text.append("  opened_ago_s: ").append(list(ago)).append('\n');
  }

  private void cell(StringBuilder text, int index, FilterMemory.CellMemory cell) {
    double newAh = filter.capacityAh();
    text.append(
        String.format(
            Locale.ROOT,
            "  # SoC %.1f ± %.1f %%, %.2f ± %.2f Ah, R0 %.2f ± %.2f of the model's\n",
            100 * cell.soc(),
            100 * cell.socSigma(),
            cell.capacityAh(newAh),
            cell.capacitySigmaAh(newAh),
            cell.r0Ratio(),
            cell.r0Sigma()));
    text.append("  cell_").append(index + 1).append(":\n");
    text.append("    seen: ").append(cell.seen()).append('\n');
    text.append("    states: ").append(list(cell.states())).append('\n');
    text.append("    sigmas: ").append(list(cell.sigmas())).append('\n');
    text.append("    correlations: ").append(list(cell.correlations())).append('\n');
    text.append("    model_sigma_v: ").append(number(cell.modelSigmaV())).append('\n');
    text.append("    resistances_sigma: ").append(number(cell.resistancesSigma())).append('\n');
    text.append("    slow_a: ").append(number(cell.slowA())).append('\n');
    text.append("    r0_ratio: ").append(number(cell.r0Ratio())).append('\n');
    text.append("    r0_sigma: ").append(number(cell.r0Sigma())).append('\n');
  }

  /// The last line of a file that begins with this.
  public static String checksumLine(String above) {
    var crc = new CRC32();
    crc.update(above.getBytes(UTF_8));
    return "crc32: \"%08x\"\n".formatted(crc.getValue());
  }

  private static void known(StringBuilder text, String key, double value) {
    if (!Double.isNaN(value)) text.append(key).append(number(value)).append('\n');
  }

  private static String list(Doubles row) {
    return IntStream.range(0, row.size())
        .mapToObj(i -> number(row.get(i)))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  /// Nine digits: a σ of a thousandth in a SoC, and its correlations.
  static String number(double value) {
    return new BigDecimal(value).round(new MathContext(9)).stripTrailingZeros().toPlainString();
  }
}
