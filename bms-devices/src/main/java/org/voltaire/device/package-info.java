/// Chips and battery boards over two tiny ports: [org.voltaire.device.I2cBus] and
/// [org.voltaire.device.SerialLine].
///
/// A driver turns bytes into SI units and nothing else. It owns no thread and reads no clock, and
/// hardware that is silent or talks nonsense is an [java.io.IOException] that names the device.
@NullMarked
package org.voltaire.device;

import org.jspecify.annotations.NullMarked;
