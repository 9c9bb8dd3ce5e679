/// Storms: random packs, loads, people and faults, run through the real step and judged by the
/// truth. May be here: how a squall is drawn, what must always hold, and how a failure is made
/// short. What can be said in a scenario belongs into the language of scenarios.
@NullMarked
package org.voltaire.cli.storm;

import org.jspecify.annotations.NullMarked;
