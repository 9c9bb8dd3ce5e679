package org.voltaire.config.yaml;

/// One thing that is wrong with a file.
///
/// @param source the file, for people
/// @param place of the value; of the mapping that should hold it, if it is missing
/// @param path keys from the top of the file, such as `limits.cell_over_voltage_v.open`; empty for
///   the file as a whole
/// @param found what is there
/// @param allowed what may be there
public record Problem(String source, Place place, String path, String found, String allowed) {
  /// Three lines: where, what was found, what is allowed.
  @Override
  public String toString() {
    String where = path.isEmpty() ? source + ":" + place : source + ":" + place + "  " + path;
    return "%s\n  found    %s\n  allowed  %s".formatted(where, found, allowed);
  }
}
