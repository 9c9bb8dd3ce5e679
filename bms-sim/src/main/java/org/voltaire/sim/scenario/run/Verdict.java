package org.voltaire.sim.scenario.run;

import org.voltaire.config.yaml.Place;

/// What became of one expectation.
///
/// @param step the number of the step, from 1
/// @param place where the scenario says it
/// @param timeSeconds since the scenario began
/// @param expected as the scenario says it, the limit included
/// @param measured what was there
/// @param passed whether it was as expected
public record Verdict(
    int step, Place place, double timeSeconds, String expected, String measured, boolean passed) {}
