package org.voltaire.link.mcap;

/// The earliest and the latest of some times, as unsigned numbers; both 0 when there are none.
final class Span {
  private boolean any;
  private long start;
  private long end;

  void add(long time) {
    if (!any || Long.compareUnsigned(time, start) < 0) start = time;
    if (!any || Long.compareUnsigned(time, end) > 0) end = time;
    any = true;
  }

  long start() {
    return start;
  }

  long end() {
    return end;
  }

  void clear() {
    any = false;
    start = 0;
    end = 0;
  }
}
