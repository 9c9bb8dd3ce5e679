package org.voltaire.cli.plot;

import java.util.List;

/// The time axis that all lanes share.
final class TimeAxis {
  private TimeAxis() {}

  static void paint(Svg svg, Scale x, double top) {
    svg.begin("time");
    svg.line(x.from(), top, x.to(), top, Ink.MUTED, "stroke-width=\"1\"");
    List<Double> times = x.times(10);
    double unit = x.timeUnitSeconds();
    double distance = times.size() > 1 ? (times.get(1) - times.get(0)) / unit : 1;
    for (double time : times) {
      svg.line(x.at(time), top, x.at(time), top + 5, Ink.MUTED, "stroke-width=\"1\"");
      svg.text(
          x.at(time),
          top + 19,
          "middle",
          Ink.MUTED,
          "font-size=\"12\"",
          Scale.label(time / unit, distance));
    }
    svg.text(
        x.to() + 25, top + 19, "start", Ink.MUTED, "font-size=\"12\"", "time, " + x.timeUnit());
    svg.end();
  }
}
