package org.voltaire.core;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.voltaire.estimate.Anchor;
import org.voltaire.event.Event;
import org.voltaire.measure.CellSet;
import org.voltaire.measure.Doubles;
import org.voltaire.protect.Alarms;

/// What the values of a [Channel] look like, and how they are read from a frame. Numbers are in SI
/// units; `NaN` is not known. Cells and thermistors are counted from 0 here, from 1 for people.
public sealed interface ChannelShape {
  /// In words, for people: `one number per cell`.
  default String about() {
    return switch (this) {
      case One _ -> "number";
      case OneOfNominal _ -> "number";
      case Count _ -> "whole number";
      case Text _ -> "text";
      case WordList _ -> "words";
      case PerCell _ -> "one number per cell";
      case PerThermistor _ -> "one number per thermistor";
      case Cells _ -> "cells";
      case AnchorList _ -> "one anchor per cell";
      case ActiveAlarms _ -> "alarms";
      case EventList _ -> "events";
    };
  }

  /// One number.
  record One(ToDoubleFunction<Frame> get) implements ChannelShape {}

  /// One number that is a share of what a cell holds when new, which a frame does not tell.
  record OneOfNominal(Share get) implements ChannelShape {
    /// Reads the share from a frame.
    @FunctionalInterface
    public interface Share {
      /// The share, about 1 when new; `NaN` if it is not known.
      ///
      /// @param nominalAh of a cell, Ah; `NaN` if not known
      double of(Frame frame, double nominalAh);
    }
  }

  /// One whole number; always known.
  record Count(ToLongFunction<Frame> get) implements ChannelShape {}

  /// A word or a few; `null` if there is nothing to say.
  record Text(Function<Frame, @Nullable String> get) implements ChannelShape {}

  /// Several words; none if there is nothing to say.
  record WordList(Function<Frame, List<String>> get) implements ChannelShape {}

  /// A row with one number per cell, from B− on.
  record PerCell(Function<Frame, Doubles> get) implements ChannelShape {}

  /// A row with one number per thermistor.
  record PerThermistor(Function<Frame, Doubles> get) implements ChannelShape {}

  /// Some of the cells.
  record Cells(Function<Frame, CellSet> get) implements ChannelShape {}

  /// A row with the last anchor of each cell; [Anchor#NONE] if there was none.
  record AnchorList(Function<Frame, List<Anchor>> get) implements ChannelShape {}

  /// The alarms that are active.
  record ActiveAlarms(Function<Frame, List<Alarms.Active>> get) implements ChannelShape {}

  /// The events that are kept.
  record EventList(Function<Frame, List<Event>> get) implements ChannelShape {}
}
