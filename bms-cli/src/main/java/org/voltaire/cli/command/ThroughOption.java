package org.voltaire.cli.command;

import static java.util.stream.Collectors.joining;

import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.voltaire.cli.simulate.Boards;
import org.voltaire.cli.simulate.Hardware;
import org.voltaire.sim.pack.PackProfile;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/// Through what a scenario's BMS sees its pack.
final class ThroughOption {
  private static final String DIRECT = "direct", DRIVERS = "drivers";

  private final Boards boards;

  @Option(
      names = "--through",
      paramLabel = "HARDWARE",
      completionCandidates = Routes.class,
      description = {
        "direct: an imitated board; drivers: virtual hardware that fits the pack, behind the real "
            + "drivers; or the hardware with this board. One of ${COMPLETION-CANDIDATES}. Default direct."
      })
  private String through = DIRECT;

  /// @param boards to choose from
  ThroughOption(Boards boards) {
    this.boards = boards;
  }

  /// What may be asked for.
  ///
  /// @param boards to choose from
  record Routes(Boards boards) implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return names(Hardware.all(boards)).iterator();
    }
  }

  private static List<String> names(List<Hardware> hardware) {
    Stream<String> words = Stream.of(DIRECT, DRIVERS);
    return Stream.concat(words, hardware.stream().map(Hardware::name)).toList();
  }

  /// Notes hardware that there is not.
  UsageProblems require(UsageProblems problems) {
    String word = through.toLowerCase(Locale.ROOT);
    return problems.requireWord("--through", word, names(Hardware.all(boards)));
  }

  /// The hardware for a pack, whose name has been found good.
  Hardware hardware(PackProfile profile) {
    String word = through.toLowerCase(Locale.ROOT);
    if (word.equals(DIRECT)) return Hardware.direct(boards);
    if (word.equals(DRIVERS)) return Hardware.fitting(boards, profile);
    return Hardware.find(boards, word).orElseThrow();
  }

  /// Refuses hardware that cannot carry the pack.
  void check(CommandLine line, PackProfile profile) {
    Optional<String> refusal = hardware(profile).refusal(profile);
    if (refusal.isEmpty()) return;
    List<Hardware> able =
        Hardware.all(boards).stream().filter(each -> each.refusal(profile).isEmpty()).toList();
    throw refused(line, names(able).stream().collect(joining(", ")) + ": " + refusal.get());
  }

  private ParameterException refused(CommandLine line, String allowed) {
    return new ParameterException(
        line,
        "--through: found %s, allowed: %s".formatted(through.toLowerCase(Locale.ROOT), allowed));
  }
}
