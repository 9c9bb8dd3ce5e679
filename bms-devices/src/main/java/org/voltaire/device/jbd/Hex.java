package org.voltaire.device.jbd;

import java.util.HexFormat;

/// Bytes for an error message: enough to recognise them, never a page.
final class Hex {
  private static final int SHOWN = 24;

  private Hex() {}

  static String of(byte[] bytes) {
    String shown =
        HexFormat.of().withUpperCase().formatHex(bytes, 0, Math.min(bytes.length, SHOWN));
    return bytes.length <= SHOWN ? shown : shown + "… (%d bytes)".formatted(bytes.length);
  }
}
