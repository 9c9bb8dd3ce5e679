package org.voltaire.link.record;

import org.voltaire.contactor.Contactors;
import org.voltaire.contactor.Request;
import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.PowerLimit;
import org.voltaire.link.proto.AnchorKind;
import org.voltaire.link.proto.Command;
import org.voltaire.measure.Feedback;

/// The core's words and the schema's, one to one.
final class Words {
  private Words() {}

  static org.voltaire.link.proto.Feedback of(Feedback feedback) {
    return switch (feedback) {
      case UNKNOWN -> org.voltaire.link.proto.Feedback.FEEDBACK_UNKNOWN;
      case OPEN -> org.voltaire.link.proto.Feedback.FEEDBACK_OPEN;
      case CLOSED -> org.voltaire.link.proto.Feedback.FEEDBACK_CLOSED;
    };
  }

  static Feedback of(org.voltaire.link.proto.Feedback feedback) {
    return switch (feedback) {
      case FEEDBACK_UNKNOWN -> Feedback.UNKNOWN;
      case FEEDBACK_OPEN -> Feedback.OPEN;
      case FEEDBACK_CLOSED -> Feedback.CLOSED;
      case UNRECOGNIZED -> throw new IllegalArgumentException("feedback: an unknown number");
    };
  }

  static org.voltaire.link.proto.Request of(Request request) {
    return switch (request) {
      case NONE -> org.voltaire.link.proto.Request.REQUEST_NONE;
      case CLOSE -> org.voltaire.link.proto.Request.REQUEST_CLOSE;
      case OPEN -> org.voltaire.link.proto.Request.REQUEST_OPEN;
      case RESET -> org.voltaire.link.proto.Request.REQUEST_RESET;
    };
  }

  static Request of(org.voltaire.link.proto.Request request) {
    return switch (request) {
      case REQUEST_NONE -> Request.NONE;
      case REQUEST_CLOSE -> Request.CLOSE;
      case REQUEST_OPEN -> Request.OPEN;
      case REQUEST_RESET -> Request.RESET;
      case UNRECOGNIZED -> throw new IllegalArgumentException("request: an unknown number");
    };
  }

  static Command of(Contactors contactors) {
    return switch (contactors) {
      case OPEN -> Command.COMMAND_OPEN;
      case PRECHARGE -> Command.COMMAND_PRECHARGE;
      case CLOSED -> Command.COMMAND_CLOSED;
    };
  }

  static AnchorKind of(Anchor.Kind kind) {
    return switch (kind) {
      case NONE -> AnchorKind.ANCHOR_NONE;
      case EMPTY_KNEE -> AnchorKind.ANCHOR_EMPTY_KNEE;
      case FULL_KNEE -> AnchorKind.ANCHOR_FULL_KNEE;
      case REST -> AnchorKind.ANCHOR_REST;
      case SLOPE -> AnchorKind.ANCHOR_SLOPE;
    };
  }

  static Anchor.Kind of(AnchorKind kind) {
    return switch (kind) {
      case ANCHOR_NONE -> Anchor.Kind.NONE;
      case ANCHOR_EMPTY_KNEE -> Anchor.Kind.EMPTY_KNEE;
      case ANCHOR_FULL_KNEE -> Anchor.Kind.FULL_KNEE;
      case ANCHOR_REST -> Anchor.Kind.REST;
      case ANCHOR_SLOPE -> Anchor.Kind.SLOPE;
      case UNRECOGNIZED -> throw new IllegalArgumentException("anchor: an unknown number");
    };
  }

  static org.voltaire.link.proto.Constraint of(PowerLimit.Constraint constraint) {
    return switch (constraint) {
      case CURRENT -> org.voltaire.link.proto.Constraint.CONSTRAINT_CURRENT;
      case TEMPERATURE -> org.voltaire.link.proto.Constraint.CONSTRAINT_TEMPERATURE;
      case VOLTAGE -> org.voltaire.link.proto.Constraint.CONSTRAINT_VOLTAGE;
      case SOC -> org.voltaire.link.proto.Constraint.CONSTRAINT_SOC;
      case NOT_MEASURED -> org.voltaire.link.proto.Constraint.CONSTRAINT_NOT_MEASURED;
    };
  }

  static PowerLimit.Constraint of(org.voltaire.link.proto.Constraint constraint) {
    return switch (constraint) {
      case CONSTRAINT_CURRENT -> PowerLimit.Constraint.CURRENT;
      case CONSTRAINT_TEMPERATURE -> PowerLimit.Constraint.TEMPERATURE;
      case CONSTRAINT_VOLTAGE -> PowerLimit.Constraint.VOLTAGE;
      case CONSTRAINT_SOC -> PowerLimit.Constraint.SOC;
      case CONSTRAINT_NOT_MEASURED -> PowerLimit.Constraint.NOT_MEASURED;
      case CONSTRAINT_UNKNOWN, UNRECOGNIZED ->
          throw new IllegalArgumentException("power limit: an unknown constraint");
    };
  }
}
