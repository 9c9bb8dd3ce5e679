package org.voltaire.sim.scenario.run;

import org.voltaire.sim.scenario.ScenarioStep;

/// One step that is over.
///
/// @param number from 1
/// @param step what it was
/// @param endedBy why a step that lasts is over, such as `cell below 2.9 V`; empty for others
/// @param fromSeconds when it began, since the scenario began
/// @param toSeconds when it was over
public record StepReport(
    int number, ScenarioStep step, String endedBy, double fromSeconds, double toSeconds) {}
