package org.voltaire.protect;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;
import org.voltaire.pack.PackSpec;
import org.voltaire.protect.ProtectionTable.Only;
import org.voltaire.protect.ProtectionTable.Stopped;

/// One protection before it meets a pack.
///
/// @param usual limits of a pack by level, where the section `limits` of its configuration says
///   nothing; empty if such a pack does not have this protection
/// @param only which packs have it, if not all do
/// @param stopped what it stops beside the contactors
record ProtectionEntry(
    Fault fault,
    Watch watch,
    Function<PackSpec, Map<Level, Limit>> usual,
    Optional<Only> only,
    Optional<Stopped> stopped) {

  ProtectionEntry(Fault fault, Watch watch, Function<PackSpec, Map<Level, Limit>> usual) {
    this(fault, watch, usual, Optional.empty(), Optional.empty());
  }

  /// One whose limits are only in the section `limits` of a configuration.
  ProtectionEntry(Fault fault, Watch watch) {
    this(fault, watch, _ -> Map.of());
  }

  Map<Level, Limit> limits(PackSpec spec) {
    Map<Level, Limit> said = spec.limits().of(fault);
    return said.isEmpty() ? usual.apply(spec) : said;
  }

  /// The same, said of which packs.
  ProtectionEntry only(String packs, Level highest) {
    return new ProtectionEntry(fault, watch, usual, Optional.of(new Only(packs, highest)), stopped);
  }

  /// The same, which stops something beside the contactors.
  ProtectionEntry stopping(Stopped what) {
    return new ProtectionEntry(fault, watch, usual, only, Optional.of(what));
  }
}
