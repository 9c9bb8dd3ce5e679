/// What tests and benchmarks of several modules share: where the repository and the measured data
/// are, waiting for other threads, and a referee. Only they may depend on it.
package org.voltaire.testing;
