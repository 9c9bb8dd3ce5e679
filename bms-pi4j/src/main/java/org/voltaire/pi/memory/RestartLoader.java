package org.voltaire.pi.memory;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.voltaire.config.Configuration;
import org.voltaire.core.Bms;
import org.voltaire.core.Restart;
import org.voltaire.estimate.Estimate;

/// What a run makes of what an earlier one left behind, and what people are told of it.
public final class RestartLoader {
  private RestartLoader() {}

  /// What the run begins with; empty if there is nothing that it could use.
  ///
  /// @param notices told what was restored, or that nothing was
  public static Optional<Restart> of(
      MemoryFile file, Configuration configuration, Consumer<String> notices) {
    Optional<Restart> restart =
        file.read(configuration, notices).map(memory -> memory.restart(file.now()));
    notices.accept(
        restart
            .map(known -> restored(configuration.bms(), known))
            .orElse("nothing remembered in " + file.path()));
    return restart;
  }

  private static String restored(Bms bms, Restart restart) {
    var atOnce = new Restart(restart.memory(), restart.shownSoc(), 0, 0);
    Estimate then = bms.initial(0, atOnce).estimator().estimate();
    Estimate now = bms.initial(0, restart).estimator().estimate();
    double newAh = restart.memory().capacityAh();
    int weakest = now.diagnostics().capacityAh().indexOfMin();
    return String.format(
        Locale.ROOT,
        "restored: SoC %.1f %% ± %.1f %%, %s, now ± %.1f %%; weakest cell %d: %.1f %% ± %.1f %% of"
            + " %s Ah",
        100 * then.soc(),
        100 * then.socSigma(),
        age(restart.offSeconds()),
        100 * now.socSigma(),
        weakest + 1,
        100 * now.diagnostics().capacityAh().get(weakest) / newAh,
        100 * now.diagnostics().capacitySigmaAh().get(weakest) / newAh,
        String.format(Locale.ROOT, "%.5g", newAh).replaceAll("\\.?0+$", ""));
  }

  /// A time off for people: its two largest units.
  static String age(double seconds) {
    if (Double.isNaN(seconds)) return "nobody knows how old";
    long s = Math.round(seconds);
    if (s < 60) return s + " s old";
    if (s < 3600) return "%d min %d s old".formatted(s / 60, s % 60);
    if (s < 86_400) return "%d h %d min old".formatted(s / 3600, s % 3600 / 60);
    return "%d d %d h old".formatted(s / 86_400, s % 86_400 / 3600);
  }
}
