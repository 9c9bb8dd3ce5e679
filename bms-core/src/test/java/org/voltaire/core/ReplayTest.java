package org.voltaire.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.voltaire.contactor.Request;

class ReplayTest {

  /// The log holds inputs only. Feeding them back gives every state and every output again, equal
  /// to the last bit.
  @Test
  void aLogOfInputsReplaysBitForBit() {
    var bench = new StepBench();
    bench.run(2, Request.CLOSE).current(-20).run(600).cellStandsHighBy(2, 0.8).run(10);

    Bms.State state = bench.start;
    for (int i = 0; i < bench.inputs.size(); i++) {
      Bms.Step replayed = bench.bms.step(state, bench.inputs.get(i));
      assertEquals(bench.steps.get(i), replayed, "tick " + i);
      state = replayed.state();
    }
    assertEquals(6133, bench.inputs.size());
  }

  /// The same run on every machine: the digest was written down on x86-64. It is over the text of
  /// the steps; `hashCode` will not do, an enum's differs from one run to the next.
  @Test
  void theRunIsTheSameOnEveryProcessor() throws Exception {
    var bench = new StepBench();
    bench.run(2, Request.CLOSE).current(-20).run(600).cellStandsHighBy(2, 0.8).run(10);
    byte[] text = bench.steps.toString().getBytes(UTF_8);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(text);
    assertEquals("1ba40751a6349b35", HexFormat.of().formatHex(digest, 0, 8));
  }
}
