/// What cannot be measured of a pack: state of charge, capacity, resistance and power, each with
/// its uncertainty. [org.voltaire.estimate.Estimator] is the way in; docs/estimator.md explains the
/// Kalman filter with its equations. Pure functions only: no clock, no I/O, no other stage of the
/// step.
package org.voltaire.estimate;
