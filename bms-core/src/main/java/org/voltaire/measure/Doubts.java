package org.voltaire.measure;

/// Readings that may not be believed, and why not. Sets of thermistors are counted like cells.
///
/// @param wires cells whose upper sense wire is broken: they read next to nothing, and the next
///   cell reads the voltage of both
/// @param swapped cells that read wrong because the wires at them are swapped
/// @param frozen cells whose reading does not move although it must
/// @param contradicting cells whose voltage has jumped without a current that explains it, or that
///   are off by just as much as the sum of the cells is off the pack's voltage
/// @param tempsFrozen thermistors whose reading does not move although it must
/// @param tempsContradicting thermistors whose reading has jumped faster than heat can flow
/// @param current whether the current contradicts what the cells' voltages do
/// @param offScale whether the current is at the end of its sensor's range: it may be any larger
///   one
public record Doubts(
    CellSet wires,
    CellSet swapped,
    CellSet frozen,
    CellSet contradicting,
    CellSet tempsFrozen,
    CellSet tempsContradicting,
    boolean current,
    boolean offScale) {
  /// Everything is believed.
  public static final Doubts NONE =
      new Doubts(
          CellSet.NONE,
          CellSet.NONE,
          CellSet.NONE,
          CellSet.NONE,
          CellSet.NONE,
          CellSet.NONE,
          false,
          false);

  /// These with other doubts about cells and current.
  public Doubts withCells(
      CellSet wiresNow,
      CellSet swappedNow,
      CellSet frozenNow,
      CellSet contradictingNow,
      boolean currentNow) {
    return orNone(
        new Doubts(
            wiresNow,
            swappedNow,
            frozenNow,
            contradictingNow,
            tempsFrozen,
            tempsContradicting,
            currentNow,
            offScale));
  }

  /// These with other doubts about thermistors.
  public Doubts withTemps(CellSet frozenNow, CellSet contradictingNow) {
    return orNone(
        new Doubts(
            wires, swapped, frozen, contradicting, frozenNow, contradictingNow, current, offScale));
  }

  /// These with another finding of the current's range.
  public Doubts withOffScale(boolean isOffScale) {
    if (isOffScale == offScale) return this;
    return orNone(
        new Doubts(
            wires,
            swapped,
            frozen,
            contradicting,
            tempsFrozen,
            tempsContradicting,
            current,
            isOffScale));
  }

  private static Doubts orNone(Doubts doubts) {
    return doubts.isEmpty() ? NONE : doubts;
  }

  /// Whether everything is believed.
  public boolean isEmpty() {
    return !current
        && !offScale
        && wires.isEmpty()
        && swapped.isEmpty()
        && frozen.isEmpty()
        && contradicting.isEmpty()
        && tempsFrozen.isEmpty()
        && tempsContradicting.isEmpty();
  }

  /// Whether a cell's voltage is doubted. Of a broken wire two cells are wrong: the one below it
  /// and the one above.
  public boolean ofCell(int cell) {
    return frozen.contains(cell)
        || contradicting.contains(cell)
        || swapped.contains(cell)
        || wires.contains(cell)
        || (cell > 0 && wires.contains(cell - 1));
  }

  /// Whether a thermistor's temperature is doubted.
  public boolean ofThermistor(int index) {
    return tempsFrozen.contains(index) || tempsContradicting.contains(index);
  }
}
