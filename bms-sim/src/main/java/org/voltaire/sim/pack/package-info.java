/// Simulated packs: cells, contactors, fuse, precharge, heater and their profiles.
package org.voltaire.sim.pack;
