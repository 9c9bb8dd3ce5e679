/// What tests of several modules share: where the repository and the measured data are, and waiting
/// for other threads. Only tests may depend on it.
package org.voltaire.testing;
