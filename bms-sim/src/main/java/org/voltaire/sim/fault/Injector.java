package org.voltaire.sim.fault;

import java.util.List;
import org.voltaire.sim.pack.PackProfile;

/// A way to break something, which any number of rows of the catalogue may use with figures of
/// their own.
///
/// @param name as the catalogue writes it
/// @param parameters in the order in which people are shown them
/// @param stays what clearing cannot undo, for people; empty if it undoes everything at once
/// @param make makes the effect of one injection
record Injector(String name, List<Parameter> parameters, String stays, EffectMaker make) {

  /// Makes an effect.
  @FunctionalInterface
  interface EffectMaker {
    /// The effect of one injection.
    ///
    /// @param profile of the pack
    /// @param seed of all chance in it
    Effect of(Arguments arguments, PackProfile profile, long seed);
  }

  Injector {
    parameters = List.copyOf(parameters);
  }

  /// One that clearing undoes at once.
  static Injector undone(String name, EffectMaker make, Parameter... parameters) {
    return new Injector(name, List.of(parameters), "", make);
  }

  /// One that leaves something behind.
  static Injector lasting(String name, String stays, EffectMaker make, Parameter... parameters) {
    return new Injector(name, List.of(parameters), stays, make);
  }
}
