/// Wires: serial ports, I²C buses and pins of the machine. Types of Pi4J and jSSC stay in here.
package org.voltaire.pi.bus;
