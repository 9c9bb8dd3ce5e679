/// Bench work in sentences: the language of scenarios, and what runs them on a clock of their own.
package org.voltaire.sim.scenario;
