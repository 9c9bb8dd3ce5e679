package org.voltaire.balance;

import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;

/// What balancing remembers from one tick to the next.
///
/// @param phase whose turn it is
/// @param phaseNanos when that began, monotonic
/// @param odd whether cells 1, 3, 5, … had the last turn
/// @param bleed the cells that are told to bleed
/// @param decidedNanos when it was last decided what each cell has to lose; `Long.MIN_VALUE` before
/// @param byCharge whether every excess was known then, so that voltages need not be compared
/// @param owedAh what each cell has to lose, Ah, >= 0; empty before anything was decided or bled
/// @param bledAh what each cell has lost by bleeding in all runs that are remembered, Ah; empty
///   before
/// @param warmerK by how much each resistor is warmer than the board, K; empty before any was on
/// @param ledger what each cell holds, compared with the others over some weeks
public record BalanceState(
    BleedPhase phase,
    long phaseNanos,
    boolean odd,
    CellSet bleed,
    long decidedNanos,
    boolean byCharge,
    Doubles owedAh,
    Doubles bledAh,
    Doubles warmerK,
    ChargeLedger ledger) {
  /// Nothing was ever bled.
  public static final BalanceState INITIAL = after(BalancePast.NONE);

  /// After a restart.
  public static BalanceState after(BalancePast past) {
    return new BalanceState(
        BleedPhase.MEASURING,
        Long.MIN_VALUE,
        false,
        CellSet.NONE,
        Long.MIN_VALUE,
        false,
        past.owedAh(),
        past.bledAh(),
        Doubles.NONE,
        ChargeLedger.after(past.fromAh(), past.fromErrorAh(), past.fromSeconds()));
  }

  /// Whether any cell has something to lose.
  boolean owes() {
    return owedAh.size() > 0 && owedAh.max() > 0;
  }

  /// The same after something was bled or resistors have changed their temperature.
  BalanceState counted(Doubles owedAh, Doubles bledAh, Doubles warmerK) {
    return new BalanceState(
        phase, phaseNanos, odd, bleed, decidedNanos, byCharge, owedAh, bledAh, warmerK, ledger);
  }

  /// The same after it was decided what each cell has to lose.
  BalanceState decided(long nowNanos, boolean byCharge, ChargeLedger ledger) {
    return new BalanceState(
        phase, phaseNanos, odd, bleed, nowNanos, byCharge, owedAh, bledAh, warmerK, ledger);
  }

  /// The same with other cells that bleed, or in another phase.
  BalanceState turned(BleedPhase phase, CellSet bleed, long nowNanos) {
    return new BalanceState(
        phase,
        phase == this.phase ? phaseNanos : nowNanos,
        phase == BleedPhase.MEASURING ? odd : phase == BleedPhase.ODD,
        bleed,
        decidedNanos,
        byCharge,
        owedAh,
        bledAh,
        warmerK,
        ledger);
  }

  /// What is worth keeping while the BMS is off.
  public BalancePast past() {
    return new BalancePast(owedAh, bledAh, ledger.fromAh(), ledger.fromErrorAh(), ledger.seconds());
  }
}
