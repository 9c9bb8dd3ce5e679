/// The INA228 current and voltage monitor.
@NullMarked
package org.voltaire.device.ina228;

import org.jspecify.annotations.NullMarked;
