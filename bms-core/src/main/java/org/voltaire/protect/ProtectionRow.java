package org.voltaire.protect;

import org.voltaire.pack.Fault;
import org.voltaire.pack.Level;
import org.voltaire.pack.Limit;

/// One number watched against one limit.
///
/// @param fault what is wrong when it trips, and who may reset it
/// @param level what is done then: tell, cut the current, or open the contactors
/// @param limit that the number must keep
/// @param watch where the number comes from; the levels of one protection share it
public record ProtectionRow(Fault fault, Level level, Limit limit, Watch watch) {}
