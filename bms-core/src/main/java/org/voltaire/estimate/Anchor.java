package org.voltaire.estimate;

/// The last time that voltage told a cell its state of charge, rather than counting: since then, or
/// since the one before, it has at least halved the σ that counting alone would have.
///
/// @param kind where that was
/// @param count how many there have been since the filter began
/// @param soc of the cell then, 0..1; `NaN` before the first
/// @param sigma its standard deviation then: halved may still be wide; `NaN` before the first
/// @param ageSeconds since then, whole seconds; `NaN` before the first
public record Anchor(Kind kind, int count, double soc, double sigma, double ageSeconds) {
  /// Voltage has told nothing yet.
  public static final Anchor NONE = new Anchor(Kind.NONE, 0, Double.NaN, Double.NaN, Double.NaN);

  /// Where on its curve a cell was. A knee is what lies between an end of the curve and the first
  /// place where its slope is no more than four times its median slope: on LFP below 10 and above
  /// 94 % or so; NMC has only the lower one.
  public enum Kind {
    /// Nowhere yet.
    NONE(0, "none"),
    /// In the knee at the lower end.
    EMPTY_KNEE(1, "empty knee"),
    /// In the knee at the upper end.
    FULL_KNEE(2, "full knee"),
    /// Between the knees while no current flowed: less than a hundredth of the capacity per hour.
    REST(3, "rest"),
    /// Between the knees under current: on a curve that rises everywhere, a step of the graphite,
    /// or little by little on a plateau.
    SLOPE(4, "slope");

    private final int code;
    private final String label;

    Kind(int code, String label) {
      this.code = code;
      this.label = label;
    }

    /// Its number in a state row.
    int code() {
      return code;
    }

    static Kind of(int code) {
      for (Kind kind : values()) if (kind.code == code) return kind;
      throw new IllegalArgumentException("anchor: kind is " + code + ", must be 0 to 4");
    }

    /// For people.
    public String label() {
      return label;
    }
  }
}
