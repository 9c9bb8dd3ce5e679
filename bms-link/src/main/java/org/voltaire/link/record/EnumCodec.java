package org.voltaire.link.record;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Request;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.link.proto.AnchorKind;
import org.voltaire.link.proto.Command;
import org.voltaire.link.proto.Constraint;
import org.voltaire.measure.Feedback;

/// The constants of an enum of the core and of its enum in the schema, one to one by their names:
/// `CLOSED` is `FEEDBACK_CLOSED` on the wire.
///
/// @param <C> the core's enum
/// @param <W> the wire's enum
final class EnumCodec<C extends Enum<C>, W extends Enum<W>> {
  static final EnumCodec<Feedback, org.voltaire.link.proto.Feedback> FEEDBACK =
      new EnumCodec<>("FEEDBACK_", Feedback.class, org.voltaire.link.proto.Feedback.class);

  static final EnumCodec<Request, org.voltaire.link.proto.Request> REQUEST =
      new EnumCodec<>("REQUEST_", Request.class, org.voltaire.link.proto.Request.class);

  static final EnumCodec<Contactors, Command> COMMAND =
      new EnumCodec<>("COMMAND_", Contactors.class, Command.class);

  static final EnumCodec<Anchor.AnchorKind, AnchorKind> ANCHOR =
      new EnumCodec<>("ANCHOR_", Anchor.AnchorKind.class, AnchorKind.class);

  static final EnumCodec<PowerLimit.Constraint, Constraint> CONSTRAINT =
      new EnumCodec<>("CONSTRAINT_", PowerLimit.Constraint.class, Constraint.class);

  private final String prefix;
  private final Map<C, W> toWire;
  private final Map<W, C> toCore;

  /// @param prefix of the wire's constants
  /// @throws IllegalArgumentException if the schema lacks a constant of the core: the schema is
  ///   wrong
  private EnumCodec(String prefix, Class<C> core, Class<W> wire) {
    this.prefix = prefix;
    this.toWire = new EnumMap<>(core);
    this.toCore = new EnumMap<>(wire);
    for (C each : core.getEnumConstants()) {
      W partner = Enum.valueOf(wire, prefix + each.name());
      toWire.put(each, partner);
      toCore.put(partner, each);
    }
  }

  /// The wire's constant.
  W encode(C constant) {
    @Nullable W partner = toWire.get(constant);
    if (partner == null) throw new IllegalStateException(prefix + constant + " is not mapped");
    return partner;
  }

  /// The core's constant.
  ///
  /// @throws IllegalArgumentException if this version does not know it, naming both
  C decode(W constant) {
    @Nullable C partner = toCore.get(constant);
    if (partner != null) return partner;
    throw new IllegalArgumentException(
        "%s: found %s, allowed: %s"
            .formatted(constant.getDeclaringClass().getSimpleName(), constant, toCore.keySet()));
  }
}
