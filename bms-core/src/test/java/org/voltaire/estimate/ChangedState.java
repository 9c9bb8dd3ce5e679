package org.voltaire.estimate;

import org.voltaire.measure.Doubles;

/// A filter's state with single numbers changed, for tests.
final class ChangedState {
  private final FilterState was;
  private final double[] x;
  private final Covariance covariance;

  private ChangedState(FilterState was) {
    this.was = was;
    this.x = was.numbers().toArray();
    this.covariance = new Covariance(x);
  }

  static ChangedState of(FilterState was) {
    return new ChangedState(was);
  }

  /// @param quantity one of [StateLayout]
  ChangedState with(int cell, int quantity, double value) {
    x[cell * StateLayout.STRIDE + quantity] = value;
    return this;
  }

  /// The same with another variance of one state.
  ChangedState variance(int cell, int state, double value) {
    covariance.set(state, state, cell, value);
    return this;
  }

  FilterState state() {
    return new FilterState(was.capacityAh(), was.resistanceSigma(), Doubles.of(x), was.anchors());
  }
}
