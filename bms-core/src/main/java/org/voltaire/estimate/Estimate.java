package org.voltaire.estimate;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.voltaire.measure.Doubles;

/// What cannot be measured of a pack, with its uncertainty. Immutable.
///
/// The rows of its cells are made from the filter's state when somebody asks for them, once: most
/// ticks are looked at by nobody.
public final class Estimate {

  /// An estimate as plain numbers: what is recorded and compared.
  ///
  /// @param cellSoc state of charge of every cell, 0..1
  /// @param cellSocSigma its standard deviation; never less than what the OCV curve may be off by
  /// @param soc of the pack, 0..1: 0 only when the first cell is empty, 1 only when the first is
  ///   full
  /// @param socSigma its standard deviation
  /// @param shownSoc `soc` for people: a correction is not shown as a jump, but within minutes
  /// @param diagnostics what else the filter knows
  public record Values(
      Doubles cellSoc,
      Doubles cellSocSigma,
      double soc,
      double socSigma,
      double shownSoc,
      FilterDiagnostics diagnostics) {}

  private final @Nullable FilterState state;
  private final @Nullable ChargeBalance balance;
  private final double soc, socSigma, shownSoc;

  // Made on demand. Two threads may both make them; they make the same.
  private @Nullable Values values;

  /// The estimate that plain numbers are.
  public Estimate(Values values) {
    this.state = null;
    this.balance = null;
    this.soc = values.soc();
    this.socSigma = values.socSigma();
    this.shownSoc = values.shownSoc();
    this.values = values;
  }

  /// An estimate without diagnostics, shown as it is.
  public Estimate(Doubles cellSoc, Doubles cellSocSigma, double soc, double socSigma) {
    this(
        new Values(
            cellSoc, cellSocSigma, soc, socSigma, soc, FilterDiagnostics.unknown(cellSoc.size())));
  }

  private Estimate(FilterState state, ChargeBalance balance, PackSoc pack, double shownSoc) {
    this.state = state;
    this.balance = balance;
    this.soc = pack.soc();
    this.socSigma = pack.sigma();
    this.shownSoc = shownSoc;
  }

  /// The estimate of a filter's state, shown as it is.
  public static Estimate of(FilterState state) {
    ChargeBalance balance = ChargeBalance.none(state.cells());
    PackSoc pack = PackSoc.of(state, balance);
    return new Estimate(state, balance, pack, pack.soc());
  }

  /// The estimate of a filter's state.
  ///
  /// @param balance whether its cells move alike
  /// @param pack made of both
  /// @param shownSoc 0..1
  static Estimate of(FilterState state, ChargeBalance balance, PackSoc pack, double shownSoc) {
    return new Estimate(state, balance, pack, shownSoc);
  }

  /// All of it as plain numbers.
  public Values values() {
    Values made = values;
    if (made == null) {
      FilterState from = Objects.requireNonNull(state);
      ChargeBalance like = Objects.requireNonNull(balance);
      made =
          new Values(
              Doubles.generate(from.cells(), cell -> like.soc(from, cell)),
              Doubles.generate(from.cells(), cell -> PackSoc.sigma(from, like, cell)),
              soc,
              socSigma,
              shownSoc,
              FilterDiagnostics.of(from, like.apart()));
      values = made;
    }
    return made;
  }

  /// State of charge of every cell, 0..1.
  public Doubles cellSoc() {
    return values().cellSoc();
  }

  /// Standard deviation of [#cellSoc].
  public Doubles cellSocSigma() {
    return values().cellSocSigma();
  }

  /// State of charge of the pack, 0..1.
  public double soc() {
    return soc;
  }

  /// Standard deviation of [#soc].
  public double socSigma() {
    return socSigma;
  }

  /// [#soc] for people: it does not jump.
  public double shownSoc() {
    return shownSoc;
  }

  /// What else the filter knows.
  public FilterDiagnostics diagnostics() {
    return values().diagnostics();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Estimate estimate && values().equals(estimate.values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  @Override
  public String toString() {
    return values().toString();
  }
}
