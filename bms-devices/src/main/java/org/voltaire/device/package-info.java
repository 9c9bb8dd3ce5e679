/// Chips and battery boards over two tiny ports: [org.voltaire.device.I2cBus] and
/// [org.voltaire.device.SerialLine].
///
/// This package has the ports and what every device has: its description ([DeviceType]), its
/// settings, and the instrument through which it is read and told what to do. Each board or chip
/// has a package of its own below it; `registry` lists them.
///
/// A driver turns bytes into SI units and nothing else. It owns no thread and reads no clock, and
/// hardware that is silent or talks nonsense is an [java.io.IOException] that names the device.
@NullMarked
package org.voltaire.device;

import org.jspecify.annotations.NullMarked;
