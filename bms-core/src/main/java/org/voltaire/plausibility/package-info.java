/// Which readings may not be believed, although they came in time and are within range: judged by
/// comparing them with each other. A stage of the step, between measuring and estimating.
package org.voltaire.plausibility;
