package org.voltaire.link.record;

import static org.voltaire.link.record.FrameCodec.bits;
import static org.voltaire.link.record.FrameCodec.cells;
import static org.voltaire.link.record.FrameCodec.doubles;
import static org.voltaire.link.record.FrameCodec.each;

import org.voltaire.estimate.Anchor;
import org.voltaire.estimate.FilterDiagnostics;

/// [FilterDiagnostics] to and from its Protobuf message.
final class FilterDiagnosticsCodec {
  private FilterDiagnosticsCodec() {}

  static org.voltaire.link.proto.FilterDiagnostics encode(FilterDiagnostics diagnostics) {
    var message =
        org.voltaire.link.proto.FilterDiagnostics.newBuilder()
            .setOffsetA(diagnostics.offsetA())
            .setOffsetSigmaA(diagnostics.offsetSigmaA())
            .setSuspect(bits(diagnostics.suspect()));
    each(diagnostics.innovationV(), message::addInnovationV);
    each(diagnostics.innovationSigmaV(), message::addInnovationSigmaV);
    each(diagnostics.modelV(), message::addModelV);
    each(diagnostics.gainPerV(), message::addGainPerV);
    each(diagnostics.modelErrorV(), message::addModelErrorV);
    each(diagnostics.capacityAh(), message::addCapacityAh);
    each(diagnostics.capacitySigmaAh(), message::addCapacitySigmaAh);
    each(diagnostics.r0Ratio(), message::addR0Ratio);
    each(diagnostics.r0RatioSigma(), message::addR0RatioSigma);
    each(diagnostics.nis(), message::addNis);
    for (Anchor anchor : diagnostics.anchors()) message.addAnchors(anchor(anchor));
    return message.build();
  }

  /// What a recording of an older version lacks are empty rows: no cell's.
  static FilterDiagnostics decode(org.voltaire.link.proto.FilterDiagnostics message) {
    return new FilterDiagnostics(
        doubles(message.getInnovationVList()),
        doubles(message.getInnovationSigmaVList()),
        doubles(message.getModelVList()),
        doubles(message.getGainPerVList()),
        doubles(message.getModelErrorVList()),
        doubles(message.getCapacityAhList()),
        doubles(message.getCapacitySigmaAhList()),
        doubles(message.getR0RatioList()),
        doubles(message.getR0RatioSigmaList()),
        message.getOffsetA(),
        message.getOffsetSigmaA(),
        cells(message.getSuspect()),
        doubles(message.getNisList()),
        message.getAnchorsList().stream().map(FilterDiagnosticsCodec::anchor).toList());
  }

  /// No anchor is an empty message: 16 cells without one would be half a kilobyte a tick.
  private static org.voltaire.link.proto.Anchor anchor(Anchor anchor) {
    if (anchor.equals(Anchor.NONE)) return org.voltaire.link.proto.Anchor.getDefaultInstance();
    return org.voltaire.link.proto.Anchor.newBuilder()
        .setKind(EnumCodec.ANCHOR.encode(anchor.kind()))
        .setCount(anchor.count())
        .setSoc(anchor.soc())
        .setSigma(anchor.sigma())
        .setAgeS(anchor.ageSeconds())
        .build();
  }

  private static Anchor anchor(org.voltaire.link.proto.Anchor message) {
    if (message.equals(org.voltaire.link.proto.Anchor.getDefaultInstance())) return Anchor.NONE;
    return new Anchor(
        EnumCodec.ANCHOR.decode(message.getKind()),
        message.getCount(),
        message.getSoc(),
        message.getSigma(),
        message.getAgeS());
  }
}
