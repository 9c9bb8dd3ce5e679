package org.voltaire.device.jbd;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// The data of register 0x05: the name the maker gave the board, in ASCII.
///
/// Source: JBD "General Protocol V4".
public final class JbdName {
  private JbdName() {}

  /// Reads a name for people; bytes that are not printable ASCII become `?`.
  ///
  /// @param data left untouched; trailing zeros and blanks are dropped
  public static String decode(byte[] data) {
    StringBuilder name = new StringBuilder();
    for (byte b : data) name.append(b == 0 ? ' ' : b >= ' ' && b <= '~' ? (char) b : '?');
    return name.toString().stripTrailing();
  }

  /// The data of an answer.
  ///
  /// @param name printable ASCII, at most 255 characters
  /// @throws IllegalArgumentException if it is anything else
  public static byte[] encode(String name) {
    if (name.length() > 255 || !name.chars().allMatch(c -> c >= ' ' && c <= '~')) {
      throw new IllegalArgumentException(
          "JBD: name is %s, must be at most 255 printable ASCII characters".formatted(name));
    }
    return name.getBytes(US_ASCII);
  }
}
