/// The devices of a pack while it runs: opening them, reading each on a thread of its own, driving
/// coils.
package org.voltaire.pi.instrument;
