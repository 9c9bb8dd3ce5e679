package org.voltaire.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voltaire.hardware.Net.Boot;

class HeaderTest {

  /// 40 pins are 28 GPIOs and these 12, so a slip in the table leaves a pin twice or a supply used.
  @Test
  void everyPinIsOneGpioOrASupply() {
    Set<Integer> supplies = Set.of(1, 2, 4, 17, 6, 9, 14, 20, 25, 30, 34, 39);
    Set<Integer> all = new TreeSet<>(supplies);
    IntStream.rangeClosed(0, 27).forEach(gpio -> all.add(Header.pin(gpio)));
    assertEquals(IntStream.rangeClosed(1, 40).boxed().collect(Collectors.toSet()), all);
  }

  /// As counted along the header, odd side and even side, by the Raspberry Pi documentation.
  @Test
  void gpiosFollowEachOtherAlongTheHeader() {
    int[] odd = {2, 3, 4, 17, 27, 22, 10, 9, 11, 0, 5, 6, 13, 19, 26};
    int[] even = {14, 15, 18, 23, 24, 25, 8, 7, 1, 12, 16, 20, 21};
    for (int i = 1; i < odd.length; i++) {
      assertEquals(1, Integer.signum(Header.pin(odd[i]) - Header.pin(odd[i - 1])), "" + odd[i]);
    }
    for (int i = 1; i < even.length; i++) {
      assertEquals(1, Integer.signum(Header.pin(even[i]) - Header.pin(even[i - 1])), "" + even[i]);
    }
    for (int gpio : odd) assertEquals(1, Header.pin(gpio) % 2, "" + gpio);
    for (int gpio : even) assertEquals(0, Header.pin(gpio) % 2, "" + gpio);
  }

  @Test
  void nineGpiosArePulledUpAndOneIsRaised() {
    for (int gpio = 0; gpio <= 27; gpio++) {
      Boot boot = gpio == 14 ? Boot.DRIVEN_HIGH : gpio <= 8 ? Boot.PULLED_UP : Boot.PULLED_DOWN;
      assertEquals(boot, Header.boot(gpio), "GPIO " + gpio);
    }
  }
}
