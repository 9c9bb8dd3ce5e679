package org.voltaire.cli.estimate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class RestTest {
  private static final double AH = 100;

  private static Rest after(int seconds, DoubleUnaryOperator currentA) {
    Rest rest = Rest.NONE;
    for (int t = 0; t <= seconds; t++) rest = rest.next(t, currentA.applyAsDouble(t), AH);
    return rest;
  }

  @Test
  void aSmallCurrentThatHasBeenTheSameForMinutesIsARest() {
    assertFalse(after(179, _ -> 0.5).resting());
    assertTrue(after(180, _ -> 0.5).resting());
  }

  @Test
  void aCurrentThatIsLargeMovingOrNotKnownIsNone() {
    assertFalse(after(600, _ -> 3.0).resting(), "a base load");
    assertFalse(after(600, t -> 0.01 * t - 3).resting(), "a sunrise");
    assertFalse(after(600, t -> t % 60 == 0 ? 1.4 : 0.2).resting(), "a fridge");
    assertFalse(after(600, t -> t == 550 ? Double.NaN : 0.5).resting(), "a hole");
  }

  @Test
  void aSensorsNoiseDoesNotHideARest() {
    var noise = new Random(1);
    Rest rest = after(600, _ -> 0.4 + 0.5 * noise.nextGaussian());
    assertTrue(rest.resting());
    assertEquals(0.4, rest.meanA(), 0.1);
  }

  @Test
  void aSmallLoadThatWandersIsNoNoise() {
    var noise = new Random(2);
    assertFalse(after(600, t -> 0.8 * Math.sin(t / 60.0) + 0.1 * noise.nextGaussian()).resting());
  }
}
