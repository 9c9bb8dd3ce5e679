/// The stage of the step that keeps a pack hot which works hot: a thermostat, who feeds the heater,
/// and what the heater does against what it was told. No other stage is known here.
@NullMarked
package org.voltaire.heat;

import org.jspecify.annotations.NullMarked;
