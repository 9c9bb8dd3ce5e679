package org.voltaire.device.jbd;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What a JBD board has tripped on, in the order of the bits of register 0x03, offset 16.
///
/// Source: JBD "General Protocol V4", table of the protection state.
public enum JbdProtection {
  /// A cell above its limit.
  CELL_OVER_VOLTAGE(0),
  /// A cell below its limit.
  CELL_UNDER_VOLTAGE(1),
  /// The whole pack above its limit.
  PACK_OVER_VOLTAGE(2),
  /// The whole pack below its limit.
  PACK_UNDER_VOLTAGE(3),
  /// Too hot to charge.
  CHARGE_OVER_TEMPERATURE(4),
  /// Too cold to charge.
  CHARGE_UNDER_TEMPERATURE(5),
  /// Too hot to discharge.
  DISCHARGE_OVER_TEMPERATURE(6),
  /// Too cold to discharge.
  DISCHARGE_UNDER_TEMPERATURE(7),
  /// Too much charging current.
  CHARGE_OVER_CURRENT(8),
  /// Too much discharging current.
  DISCHARGE_OVER_CURRENT(9),
  /// A short circuit.
  SHORT_CIRCUIT(10),
  /// The board's own front end does not answer it.
  FRONT_END_ERROR(11),
  /// Software holds a MOSFET open, as after a write of [JbdMosfets].
  SOFTWARE_LOCK(12);

  private final int position;

  JbdProtection(int position) {
    this.position = position;
  }

  /// This protection's bit in the protection word.
  public int bit() {
    return 1 << position;
  }

  /// The protections whose bits are set; bits without a name are left out.
  ///
  /// @param bits protection word, as in [JbdBasicInfo#protectionBits]
  public static Set<JbdProtection> of(int bits) {
    EnumSet<JbdProtection> tripped = EnumSet.noneOf(JbdProtection.class);
    for (JbdProtection protection : values()) {
      if ((bits & protection.bit()) != 0) tripped.add(protection);
    }
    return Collections.unmodifiableSet(tripped);
  }
}
