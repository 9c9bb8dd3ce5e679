package org.voltaire.limit;

import org.voltaire.limit.Why.Cause;

/// How much may flow, and why not more. [Limiter] derives it.
///
/// @param cclA charge current limit, A, >= 0
/// @param dclA discharge current limit, A, >= 0
/// @param cvlV voltage a charger should hold the pack at, V; 0 when nothing may flow in
/// @param dvlV voltage below which the pack must not be discharged, V
/// @param dvlWhy why that is not less
public record Envelope(
    double cclA,
    Why cclWhy,
    double dclA,
    Why dclWhy,
    double cvlV,
    Why cvlWhy,
    double dvlV,
    Why dvlWhy) {

  /// The envelope of four limits.
  ///
  /// @return this object itself if it is the same
  @SuppressWarnings("ReferenceEquality") // a reason that is not the same object is another one
  Envelope after(BoundLimit in, BoundLimit out, BoundLimit up, BoundLimit down) {
    boolean same =
        in.limit() == cclA
            && out.limit() == dclA
            && up.limit() == cvlV
            && down.limit() == dvlV
            && in.why() == cclWhy
            && out.why() == dclWhy
            && up.why() == cvlWhy
            && down.why() == dvlWhy;
    if (same) return this;
    return new Envelope(
        in.limit(),
        in.why(),
        out.limit(),
        out.why(),
        up.limit(),
        up.why(),
        down.limit(),
        down.why());
  }

  /// Nothing may flow in, for one reason.
  public Envelope noCharge(Cause cause) {
    Why why = Why.of(cause);
    return new Envelope(0, why, dclA, dclWhy, 0, why, dvlV, dvlWhy);
  }

  /// Nothing may flow out, for one reason.
  public Envelope noDischarge(Cause cause) {
    return new Envelope(cclA, cclWhy, 0, Why.of(cause), cvlV, cvlWhy, dvlV, dvlWhy);
  }

  /// Nothing may flow, for one reason.
  public Envelope none(Cause cause) {
    Why why = Why.of(cause);
    return new Envelope(0, why, 0, why, 0, why, dvlV, dvlWhy);
  }
}
