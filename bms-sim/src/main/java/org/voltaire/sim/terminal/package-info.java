/// Simulated boards that other programs open as a serial port: pseudo-terminals, and the threads
/// that answer on them. The only part of this module that lives in real time.
package org.voltaire.sim.terminal;
