package org.voltaire.cli.view;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/// Numbers as JSON for programs has them: nine significant digits, which is more than any sensor
/// has, and not the last bits of a sum (120.1, not 120.10000000000001). Recordings keep every bit.
public final class JsonNumber {
  private static final MathContext DIGITS = new MathContext(9);

  private JsonNumber() {}

  /// The number; `null` if it is not known, for which JSON has no number.
  public static @Nullable Double of(double value) {
    return Double.isFinite(value) ? new BigDecimal(value).round(DIGITS).doubleValue() : null;
  }
}
