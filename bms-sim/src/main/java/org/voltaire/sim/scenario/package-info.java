/// What a scenario is: its steps, what they make flow, and the conditions that end them. Pure data
/// and arithmetic: reading is in `read`, running in `run`, counting in `meter`.
package org.voltaire.sim.scenario;
