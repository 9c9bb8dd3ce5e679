package org.voltaire.hardware;

import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;

/// Reads an I²C address as datasheets print it, `0x40`. The YAML reader alone takes that for text,
/// and a decimal 40 would be another chip, so nothing else is accepted.
final class AddressReader extends ValueDeserializer<Integer> {
  private static final Pattern HEX = Pattern.compile("0x[0-9A-Fa-f]{1,4}");

  @Override
  public Integer deserialize(JsonParser parser, DeserializationContext context) {
    String text = String.valueOf(parser.getString());
    if (HEX.matcher(text).matches()) return Integer.decode(text);
    return context.reportInputMismatch(this, "is %s, must be hexadecimal, as 0x40", text);
  }
}
