package org.voltaire.hardware;

import org.voltaire.hardware.Net.Boot;

/// The 40-pin header of the Raspberry Pi: which GPIO is where, and what it does while the Pi boots.
///
/// Source of the pins: Raspberry Pi documentation, "GPIO and the 40-pin header". Source of the
/// pulls at reset: Broadcom, BCM2835 ARM Peripherals, table 6-31. GPIO 14 is the console's transmit
/// line, which the firmware raises.
final class Header {
  static final int LAST_GPIO = 27;

  private static final int LAST_PULLED_UP = 8;
  private static final int CONSOLE_TXD = 14;

  /// Header pin of GPIO 0, 1, … 27.
  private static final int[] PIN = {
    27, 28, 3, 5, 7, 29, 31, 26, 24, 21, // 0..9
    19, 23, 32, 33, 8, 10, 36, 11, 12, 35, // 10..19
    38, 40, 15, 16, 18, 22, 37, 13, // 20..27
  };

  private Header() {}

  static boolean has(int gpio) {
    return gpio >= 0 && gpio <= LAST_GPIO;
  }

  /// @param gpio one the header [#has]
  static int pin(int gpio) {
    return PIN[gpio];
  }

  /// @param gpio one the header [#has]
  static Boot boot(int gpio) {
    if (gpio == CONSOLE_TXD) return Boot.DRIVEN_HIGH;
    return gpio <= LAST_PULLED_UP ? Boot.PULLED_UP : Boot.PULLED_DOWN;
  }
}
