package org.voltaire.plausibility;

import org.voltaire.measure.Doubles;

/// Finds a reading that has become silent while all others go on changing in their last digit.
///
/// Of each channel it keeps for how many readings it has not changed, and for how many it usually
/// does not. A channel is silent when its run is twenty times as long as the longest that any
/// channel usually has or has now: by chance that happens with e^−20. If the noise ends for all of
/// them, all runs grow together and none is silent.
final class Silence {
  private Silence() {}

  /// What is kept of a channel: its last reading; its present run of equal readings; the usual run;
  /// how many changes that comes from, at most [#LEARNT].
  static final int LAST = 0, RUN = 1, USUAL_RUN = 2, CHANGES = 3, STRIDE = 4;

  private static final double LEARNT = 16, TIMES = 20;

  /// With fewer channels than this, chance may have put all others near a step of their converter,
  /// where they flicker, and one in its middle. Then all runs must be shorter than [#BUSY_RUN],
  /// which a flicker between two neighbouring values is not (2 at least).
  private static final int MANY = 10;

  private static final double BUSY_RUN = 1.8;

  /// Takes note of a reading of the channel at `at`.
  ///
  /// @return whether it is the same as the one before
  static boolean same(double[] memory, int at, double value) {
    double last = memory[at + LAST];
    memory[at + LAST] = value;
    if (value == last) {
      memory[at + RUN]++;
      return true;
    }
    if (Double.isNaN(last)) return false;
    memory[at + CHANGES] = Math.min(LEARNT, memory[at + CHANGES] + 1);
    memory[at + USUAL_RUN] +=
        (memory[at + RUN] + 1 - memory[at + USUAL_RUN]) / memory[at + CHANGES];
    memory[at + RUN] = 0;
    return false;
  }

  /// The silent channel, from 0; −1 if none is. Readings that are `NaN` do not count.
  ///
  /// @param stride of the channels in `memory`
  static int find(double[] memory, int stride, Doubles row) {
    int longest = -1, known = 0;
    double most = 0, usual = 1;
    for (int i = 0; i < row.size(); i++) {
      if (Double.isNaN(row.get(i))) continue;
      int at = i * stride;
      known++;
      if (memory[at + CHANGES] < LEARNT) return -1;
      if (memory[at + RUN] > most) {
        if (longest >= 0) usual = Math.max(usual, most);
        most = memory[at + RUN];
        longest = i;
      } else {
        usual = Math.max(usual, memory[at + RUN]);
      }
      usual = Math.max(usual, memory[at + USUAL_RUN]);
    }
    if (known < 3 || (known < MANY && usual > BUSY_RUN)) return -1;
    return most >= TIMES * usual ? longest : -1;
  }
}
