package org.voltaire.pi.memory;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.voltaire.balance.BalancePast;
import org.voltaire.chemistry.Chemistries;
import org.voltaire.config.yaml.Place;
import org.voltaire.config.yaml.Problems;
import org.voltaire.config.yaml.YamlException;
import org.voltaire.config.yaml.YamlSection;
import org.voltaire.contactor.ContactorPast;
import org.voltaire.contactor.ContactorUse;
import org.voltaire.estimate.FilterMemory;
import org.voltaire.heat.HeaterEnergy;
import org.voltaire.measure.Doubles;

/// Reads what an earlier run knew from the file that [PackMemory#text] is, and checks all of it.
public final class MemoryReader {
  private static final int MOST_CELLS = 256;

  private MemoryReader() {}

  /// The memory in a text.
  ///
  /// @param source where it comes from, for people
  /// @throws YamlException with every problem
  public static PackMemory parse(String source, String text) throws YamlException {
    var problems = new Problems(source);
    try {
      checkSum(text, problems);
      if (problems.isEmpty()) {
        YamlSection root = YamlSection.parse(text, "pack, saved, cells and others", problems);
        PackMemory memory = memory(root);
        root.reportUnknownKeys();
        if (problems.isEmpty()) return memory;
      }
    } catch (IllegalArgumentException impossible) {
      problems.contradiction(impossible);
    }
    throw problems.exception("nothing of it is used");
  }

  /// Whether a text ends with the checksum of what is above.
  static void checkSum(String text, Problems problems) {
    int last = text.lastIndexOf("\ncrc32: ") + 1;
    if (last == 0) {
      problems.add(Place.START, "", "an end without a checksum", "a whole file");
      return;
    }
    String found = text.substring(last), right = PackMemory.checksumLine(text.substring(0, last));
    if (found.equals(right)) return;
    var place = new Place((int) text.substring(0, last).lines().count() + 1, 1);
    problems.add(place, "crc32", found.strip(), right.strip() + ", as its bytes have it");
  }

  private static PackMemory memory(YamlSection root) {
    root.whole("version", PackMemory.VERSION, PackMemory.VERSION);
    root.has("crc32");
    String name = root.text("pack", "some text"), id = root.text("pack_id", "a UUID");
    String chemistry = root.choice("chemistry", Chemistries.VOCABULARY);
    double capacityAh = root.number("capacity_ah", 1e-3, 1e5);
    YamlSection saved = root.section("saved");
    var time =
        new MachineTime.Now(
            utc(saved),
            saved.flag("utc_is_set", false),
            saved.text("machine_boot", "a UUID", ""),
            saved.number("uptime_s", -1e12, 1e12));
    String left =
        saved.choice(
            "contactors",
            Stream.of(PackMemory.Left.values())
                .map(each -> each.name().toLowerCase(Locale.ROOT))
                .toList());
    double shown = known(saved, "shown_soc", 0, 1), degC = known(saved, "temp_degc", -274, 1000);
    YamlSection rows = root.section("cells");
    List<FilterMemory.CellMemory> cells = new ArrayList<>();
    for (int c = 1; c <= MOST_CELLS && rows.has("cell_" + c); c++) {
      cells.add(cell(rows.section("cell_" + c)));
    }
    return new PackMemory(
        name,
        id,
        chemistry,
        time,
        PackMemory.Left.valueOf(left.toUpperCase(Locale.ROOT)),
        shown,
        new FilterMemory(capacityAh, degC, cells),
        contactors(root.optionalSection("contactors")),
        balance(root.optionalSection("balancing"), cells.size()),
        heater(root.optionalSection("heater")));
  }

  /// A file of an older version has none, and so has one of a pack that was never heated.
  private static HeaterEnergy heater(YamlSection past) {
    if (!past.isPresent()) return HeaterEnergy.NONE;
    return new HeaterEnergy(
        past.number("charger_wh", 0, 1e12),
        past.number("pack_wh", 0, 1e12),
        past.number("warming_wh", 0, 1e12));
  }

  /// A file of an older version has none, and so has one of a pack that was never bled.
  private static BalancePast balance(YamlSection past, int cells) {
    if (!past.isPresent()) return BalancePast.NONE;
    boolean compared = past.has("from_ah");
    return new BalancePast(
        past.numbers("owed_ah", cells, 0, 1e6),
        past.numbers("bled_ah", cells, 0, 1e9),
        compared ? past.numbers("from_ah", cells, -1e9, 1e9) : Doubles.NONE,
        compared ? past.numbers("from_error_ah", cells, 0, 1e9) : Doubles.NONE,
        compared ? past.number("from_s", 0, 1e9) : 0);
  }

  /// A file of an older version has none.
  private static ContactorPast contactors(YamlSection past) {
    if (!past.isPresent()) return ContactorPast.NONE;
    var use =
        new ContactorUse(
            past.whole("closings", 0, Integer.MAX_VALUE),
            past.whole("load_openings", 0, Integer.MAX_VALUE),
            past.number("largest_broken_a", 0, 1e6),
            past.number("broken_j", 0, 1e15));
    int openings = past.whole("openings", 0, ContactorPast.MOST);
    return new ContactorPast(
        use, openings == 0 ? Doubles.of() : past.numbers("opened_ago_s", openings, 0, 1e6));
  }

  private static Instant utc(YamlSection saved) {
    String allowed = "a time such as 2026-01-31T12:00:00Z", text = saved.text("utc", allowed);
    try {
      return Instant.parse(text);
    } catch (DateTimeException wrong) {
      if (!saved.isWrong("utc")) saved.problem("utc", text, allowed);
      return Instant.EPOCH;
    }
  }

  private static double known(YamlSection section, String key, double min, double max) {
    return section.has(key) ? section.number(key, min, max) : Double.NaN;
  }

  private static FilterMemory.CellMemory cell(YamlSection cell) {
    int states = FilterMemory.STATES.size();
    return new FilterMemory.CellMemory(
        cell.flag("seen", false),
        cell.numbers("states", states, -1e6, 1e6),
        cell.numbers("sigmas", states, 0, 1e6),
        cell.numbers("correlations", FilterMemory.PAIRS, -1, 1),
        cell.number("model_sigma_v", 0, 1e3),
        cell.number("resistances_sigma", 0, 1e3),
        cell.number("slow_a", -1e6, 1e6),
        cell.number("r0_ratio", 1e-3, 1e3),
        cell.number("r0_sigma", 0, 1e3));
  }
}
