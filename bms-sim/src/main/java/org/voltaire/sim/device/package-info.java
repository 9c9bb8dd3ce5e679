/// Virtual chips and boards: the same bytes as the real ones, made from what a simulated pack
/// measures.
package org.voltaire.sim.device;
