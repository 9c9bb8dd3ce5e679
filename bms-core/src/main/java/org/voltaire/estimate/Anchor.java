package org.voltaire.estimate;

/// The last moment at which voltage, and not coulomb counting, determined the SoC of a cell: since
/// the moment before, voltages have at least halved the σ that counting alone would have led to.
///
/// @param kind where on the OCV curve the cell was
/// @param count how many there have been since the filter began
/// @param soc SoC of the cell then, 0..1; `NaN` before the first
/// @param sigma its standard deviation then, which may still be large; `NaN` before the first
/// @param ageSeconds time since then, whole seconds; `NaN` before the first
public record Anchor(AnchorKind kind, int count, double soc, double sigma, double ageSeconds) {
  /// There has been none yet.
  public static final Anchor NONE =
      new Anchor(AnchorKind.NONE, 0, Double.NaN, Double.NaN, Double.NaN);

  /// The same anchor at another age.
  Anchor aged(double seconds) {
    return new Anchor(kind, count, soc, sigma, seconds);
  }

  /// Where on its OCV curve a cell was. A knee is the part between an end of the curve and the
  /// first point where the slope is no more than four times the median slope: on LFP about below 10
  /// % and above 94 %. NMC has only the lower one.
  public enum AnchorKind {
    /// Nowhere yet.
    NONE("none"),
    /// In the knee at the lower end.
    EMPTY_KNEE("empty knee"),
    /// In the knee at the upper end.
    FULL_KNEE("full knee"),
    /// Between the knees while no current flowed: less than a hundredth of the capacity per hour.
    REST("rest"),
    /// Between the knees while current flowed: on a curve that rises everywhere, at the step of
    /// graphite, or slowly on a plateau.
    SLOPE("slope");

    private final String label;

    AnchorKind(String label) {
      this.label = label;
    }

    /// For people.
    public String label() {
      return label;
    }
  }
}
