package org.voltaire.device;

/// How large the pack is that devices are wired to.
///
/// @param cells in series, 1 to 256
/// @param thermistors 1 to 256
public record PackSize(int cells, int thermistors) {}
