/// Virtual chips and boards: the same bytes as the real ones, made from what a simulated pack
/// measures. [VirtualDevices] lists them under the names of their types.
package org.voltaire.sim.device;
