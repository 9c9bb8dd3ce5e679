package org.voltaire.pi.bus;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pi4j.Pi4J;
import com.pi4j.exception.Pi4JException;
import com.pi4j.io.i2c.I2C;
import com.pi4j.io.i2c.I2CProvider;
import com.pi4j.plugin.mock.provider.i2c.MockI2CProvider;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The adapters over Pi4J, on its mock providers.
class RaspberryPiTest {
  private final MockPi mock =
      new MockPi((_, write, read) -> System.arraycopy(write, 0, read, 0, 0));

  /// Pi4J's own mock is a queue: what was written is what is read.
  @Test
  void bytesGoToTheDeviceAndComeBackFromIt() throws IOException {
    var context = Pi4J.newContextBuilder().add(MockI2CProvider.newInstance()).build();
    I2CProvider provider = context.provider(I2CProvider.class);
    try {
      var bus = new Pi4jI2cBus(context, provider, 1);
      bus.transfer(0x40, new byte[] {1, 2, 3}, new byte[0]);
      byte[] read = new byte[3];
      bus.transfer(0x40, new byte[0], read);
      assertArrayEquals(new byte[] {1, 2, 3}, read);
      var nothing =
          assertThrows(IOException.class, () -> bus.transfer(0x40, new byte[0], new byte[2]));
      assertTrue(nothing.toString().contains("I2C bus 1, address 0x40: "), nothing.toString());
      var device = context.registry().get("i2c-1-40", I2C.class);
      device.writeRegister(new byte[] {0x14, 0}, new byte[] {9, 8}, 0, 2);
      byte[] register = new byte[2];
      bus.transfer(0x40, new byte[] {0x14, 0}, register);
      assertArrayEquals(new byte[] {9, 8}, register);
    } finally {
      context.shutdown();
    }
  }

  @Test
  void aDeviceThatDoesNotAnswerIsNamed() throws IOException {
    var silent =
        new MockPi((_, _, _) -> {
          throw new IOException("no acknowledge");
        });
    try (var pi = silent.adapter()) {
      I2cCall call = (write, read) -> pi.i2cBus(1).transfer(0x08, new byte[write], new byte[read]);
      for (int[] sizes : new int[][] {{1, 0}, {0, 1}, {1, 2}}) {
        var e = assertThrows(IOException.class, () -> call.of(sizes[0], sizes[1]));
        assertEquals("I2C bus 1, address 0x08: no acknowledge", e.getMessage());
      }
    }
  }

  private interface I2cCall {
    void of(int write, int read) throws IOException;
  }

  @Test
  void pi4jIsStartedByTheFirstWireAndOnlyOnce() throws IOException {
    try (var pi = mock.adapter()) {
      assertFalse(pi.isStarted());
      assertSame(pi.i2cBus(1), pi.i2cBus(1));
      pi.output(23).set(true);
      assertTrue(pi.isStarted());
      assertEquals(1, mock.starts.get());
    }
  }

  /// Two instruments connect on two threads.
  @Test
  void twoThreadsGetTheSameBus() throws Exception {
    for (int round = 0; round < 20; round++) {
      int before = mock.starts.get();
      try (var pi = mock.adapter()) {
        var one = CompletableFuture.supplyAsync(() -> bus(pi));
        assertSame(bus(pi), one.get(10, TimeUnit.SECONDS));
      }
      assertEquals(before + 1, mock.starts.get());
    }
  }

  private static Object bus(RaspberryPi pi) {
    try {
      return pi.i2cBus(1);
    } catch (IOException refused) {
      throw new AssertionError(refused);
    }
  }

  @Test
  void anOutputIsLowAtFirstAndLowAtTheEnd() throws IOException {
    var pi = mock.adapter();
    OutputPin output = pi.output(23);
    assertFalse(mock.high(23));
    output.set(true);
    assertTrue(mock.high(23));
    output.set(false);
    output.set(true);
    pi.close();
    assertFalse(mock.high(23));
    assertEquals(List.of("23+", "23-", "23+", "23-"), mock.edges);
  }

  @Test
  void aPinThatIsTakenIsNamed() throws IOException {
    try (var pi = mock.adapter()) {
      pi.output(24);
      var e = assertThrows(IOException.class, () -> pi.output(24));
      assertTrue(e.toString().contains("GPIO 24 "), e.toString());
    }
  }

  @Test
  void aMachineWithoutPinsSaysSoAndMayBeAskedAgain() {
    var pi =
        new RaspberryPi(() -> {
          throw new Pi4JException("no pins here");
        });
    for (int attempt = 0; attempt < 2; attempt++) {
      var e = assertThrows(IOException.class, () -> pi.i2cBus(1));
      assertEquals("Pi4J does not start here: no pins here", e.getMessage());
    }
    assertFalse(pi.isStarted());
    pi.close();
  }
}
