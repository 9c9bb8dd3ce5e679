package org.voltaire.hardware;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule of the buses is broken once, in a copy of the shipped text, and then it and no other
/// is named.
class BusRulesTest extends EditedMap {
  @Test
  void i2cIsOnThePinsThatHaveIt() throws IOException {
    moved("i2c1_sda", 5, 29, "pulled_up").breaks("nets.i2c1_sda.gpio: is 5, must be 2 for sda1");
  }

  @Test
  void theUartIsOnThePinsThatHaveIt() throws IOException {
    moved("rs485_rxd", 13, 33, "pulled_down")
        .breaks("nets.rs485_rxd.gpio: is 13, must be 15 for rxd0");
  }

  @Test
  void aUartPinIsAGpioOnlyWithoutTheUart() throws IOException {
    without("rs485_rxd")
        .moved("loop_closed", 15, 10, "pulled_down")
        .breaks(
            "nets.loop_closed.gpio: is 15, must be another: UART 0 is in use and has 14 and 15");
    without("rs485_txd").breaks();
  }

  @Test
  void aBusWireHasABusFunction() throws IOException {
    edit("alarm_led", "kind", "bus")
        .breaks("nets.alarm_led.function: is gpio, must be that of a bus");
  }

  @Test
  void aPlainNetHasNoBusFunction() throws IOException {
    without("rs485_txd")
        .moved("alarm_led", 14, 8, "driven_high")
        .edit("alarm_led", "function", "txd0")
        .breaks("nets.alarm_led.function: is txd0, must be gpio");
  }

  @Test
  void aListedBusHasBothWires() throws IOException {
    without("i2c1_scl").breaks("nets: is 0 of function scl1, must be 1: bus 1 is listed");
  }

  @Test
  void wiresHaveTheirBus() throws IOException {
    replaceOnce(Pattern.compile("bus: 1\n"), "bus: 7\n")
        .breaks(
            "i2c[0].bus: is 7, must be 0 or 1",
            "nets: is 1 of function sda1, must be 0: bus 1 is not listed",
            "nets: is 1 of function scl1, must be 0: bus 1 is not listed");
  }

  @Test
  void onlyTheBusesOfEveryPiExist() throws IOException {
    text += "  - bus: 7\n    devices: []\n";
    breaks("i2c[1].bus: is 7, must be 0 or 1");
  }

  @Test
  void aBusIsListedOnce() throws IOException {
    text += "  - bus: 1\n    devices: []\n";
    breaks("i2c[1].bus: is 1, must be listed once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0x07", "0x78", "0x00", "0x80"})
  void someAddressesAreReserved(String address) throws IOException {
    replaceOnce(Pattern.compile("0x40"), address)
        .breaks("i2c[0].INA228.address: is " + address + ", must be 0x08..0x77");
  }

  @Test
  void theFirstAndTheLastAddressAreAllowed() throws IOException {
    replaceOnce(Pattern.compile("0x40"), "0x77").breaks();
  }

  @Test
  void anAddressHasOneOwner() throws IOException {
    replaceOnce(Pattern.compile("0x40"), "0x08")
        .breaks("i2c[0].INA228.address: is 0x08, must be another: BQ76952 has it");
  }
}
