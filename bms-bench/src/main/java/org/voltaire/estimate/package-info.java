/// Benchmarks of what only the estimator's own package can see.
package org.voltaire.estimate;
