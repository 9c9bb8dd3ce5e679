package org.voltaire.chemistry;

/// What makes a dry polymer cell (LMP) different: an electrolyte that conducts only when molten,
/// and a current beyond which its salt runs out at one electrode.
///
/// All resistances, and with them the slow time constant and the inverse of the limiting current,
/// follow the inverse of the conductivity.
public record Polymer(Conductivity conductivity, Sand sand) {

  /// Ionic conductivity of PEO with LiTFSI against temperature.
  ///
  ///     molten       σ = A T^−½ exp(−B / (T − T0))                 Vogel, Tammann, Fulcher
  ///     crystalline  σ = σ50 exp(−Ea/R (1/T − 1/323.15 K))         Arrhenius
  ///
  /// with T in K; between `meltsFrom` and `meltsTo` the logarithms are blended by w = 3x² − 2x³.
  ///
  /// @param a A, S K½/cm
  /// @param b B, K
  /// @param t0 T0, K
  /// @param sigma50 σ50, S/cm
  /// @param activation Ea, J/mol
  /// @param meltsFrom where the first crystals melt, °C
  /// @param meltsTo where the last ones have molten, °C
  public record Conductivity(
      Figure a,
      Figure b,
      Figure t0,
      Figure sigma50,
      Figure activation,
      Figure meltsFrom,
      Figure meltsTo) {
    private static final double GAS_J_PER_MOL_K = 8.314462618;

    /// σ at a temperature, S/cm. Meant for −40 °C to 120 °C.
    public double at(double degC) {
      double kelvin = degC + Figure.ZERO_CELSIUS_K;
      double molten =
          StrictMath.log(a.value())
              - 0.5 * StrictMath.log(kelvin)
              - b.value() / (kelvin - t0.value());
      double crystalline =
          StrictMath.log(sigma50.value())
              - activation.value() / GAS_J_PER_MOL_K * (1 / kelvin - 1 / 323.15);
      double x = (degC - meltsFrom.value()) / (meltsTo.value() - meltsFrom.value());
      double inside = Math.clamp(x, 0.0, 1.0);
      double w = inside * inside * (3 - 2 * inside);
      return StrictMath.exp(w * molten + (1 - w) * crystalline);
    }
  }

  /// How the salt runs out: Sand's time t = (I_lim / I)² τ.
  ///
  /// @param limitingRate I_lim at the reference temperature, in C
  /// @param sandTime τ, s: what I_lim itself takes
  /// @param steadyShare the current that can be carried for ever, as a share of I_lim
  /// @param diffusion resistance of the concentration difference for small currents at the
  ///   reference temperature, Ω for a cell of 1 Ah
  public record Sand(Figure limitingRate, Figure sandTime, Figure steadyShare, Figure diffusion) {}
}
