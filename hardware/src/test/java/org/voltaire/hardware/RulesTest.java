package org.voltaire.hardware;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Each rule of pins and coils is broken once, in a copy of the shipped text, and then it and no
/// other is named.
class RulesTest extends EditedMap {
  private static final String QUIET =
      ", must be 9..27 but not 14: the others are high while the Pi boots";

  @Test
  void everyNetHasItsOwnName() throws IOException {
    renamed("alarm_led", "afe_alert")
        .breaks("nets.afe_alert.name: is afe_alert more than once, must be unique");
  }

  @Test
  void namesAreSnakeCase() throws IOException {
    renamed("alarm_led", "alarmLed").breaks("nets.alarmLed.name: is alarmLed, must be snake_case");
  }

  @Test
  void aGpioHasOneOwner() throws IOException {
    moved("alarm_led", 22, 15, "pulled_down")
        .breaks("nets.alarm_led.gpio: is 22, must be another: afe_alert has it");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 28, 45})
  void onlyGpiosOfTheHeaderExist(int gpio) throws IOException {
    edit("alarm_led", "gpio", gpio).breaks("nets.alarm_led.gpio: is " + gpio + ", must be 0..27");
  }

  @Test
  void aHeaderPinIsWhereItsGpioIs() throws IOException {
    edit("alarm_led", "pin", 12).breaks("nets.alarm_led.pin: is 12, must be 11, as GPIO 17 is");
  }

  @ParameterizedTest
  @CsvSource({"0, 27", "1, 28", "4, 7", "5, 29", "6, 31", "7, 26", "8, 24"})
  void noCoilIsOnAPinThatIsPulledUpAtReset(int gpio, int pin) throws IOException {
    moved("main_contactor", gpio, pin, "pulled_up")
        .breaks("nets.main_contactor.gpio: is " + gpio + QUIET);
  }

  @Test
  void theWatchdogIsNotFedByTheBootConsole() throws IOException {
    without("rs485_txd")
        .without("rs485_rxd")
        .moved("watchdog_kick", 14, 8, "driven_high")
        .breaks("nets.watchdog_kick.gpio: is 14" + QUIET);
  }

  @ParameterizedTest
  @CsvSource({"9, 21", "13, 33", "15, 10", "26, 37"})
  void theOtherPinsMayFeedACoil(int gpio, int pin) throws IOException {
    without("rs485_txd")
        .without("rs485_rxd")
        .moved("main_contactor", gpio, pin, "pulled_down")
        .breaks();
  }

  @ParameterizedTest
  @ValueSource(strings = {"main_contactor", "precharge_contactor", "watchdog_kick", "charge_relay"})
  void whatFeedsACoilIsOffInEveryWay(String net) throws IOException {
    edit(net, "active", "low")
        .edit(net, "boot", "pulled_up")
        .edit(net, "safe", "high")
        .edit(net, "pull_down_fitted", false)
        .edit(net, "direction", "input");
    String where = "nets." + net;
    int gpio = PinMap.shipped().net(net).orElseThrow().gpio();
    breaks(
        where + ".boot: is pulled_up, must be pulled_down, as GPIO " + gpio + " is",
        where + ".direction: is input, must be output",
        where + ".active: is low, must be high",
        where + ".safe: is high, must be low",
        where + ".pull_down_fitted: is false, must be true");
  }

  @ParameterizedTest
  @CsvSource({
    "main_contactor, active, low, high",
    "main_contactor, safe, high, low",
    "main_contactor, boot, pulled_up, 'pulled_down, as GPIO 23 is'",
    "main_contactor, pull_down_fitted, false, true",
    "main_contactor, direction, input, output",
    "alarm_led, active, low, high",
    "alarm_led, safe, high, low",
    "afe_alert, direction, output, input",
    "afe_alert, safe, high, 'low, as a broken wire reads'",
    "stop_closed, direction, output, input",
    "stop_closed, safe, high, low",
    "stop_closed, pull_down_fitted, false, true",
    "stop_closed, active, low,"
        + " 'high: low is what a broken wire reads, and one that has chafed through'",
    "i2c1_sda, direction, output, both",
    "rs485_rxd, boot, driven_high, 'pulled_down, as GPIO 15 is'",
  })
  void aPropertyFollowsFromTheKindAndThePin(String net, String key, String is, String must)
      throws IOException {
    edit(net, key, is).breaks("nets.%s.%s: is %s, must be %s".formatted(net, key, is, must));
  }

  @Test
  void theCarefulAnswerOfAnInputIsWhatABrokenWireReads() throws IOException {
    moved("afe_alert", 5, 29, "pulled_up")
        .breaks("nets.afe_alert.safe: is low, must be high, as a broken wire reads");
  }

  @Test
  void aContactIsOnAPinThatIsPulledDown() throws IOException {
    moved("interlock_closed", 5, 29, "pulled_up")
        .breaks(
            "nets.interlock_closed.gpio: is 5, must be 9..27 but not 14: the others are high while"
                + " the Pi boots");
  }

  @Test
  void aCoilOutsideTheHeaderIsNamedOnce() throws IOException {
    edit("main_contactor", "gpio", 28).breaks("nets.main_contactor.gpio: is 28, must be 0..27");
  }

  @Test
  void aMapWithoutContactorsOrWatchdogIsNotThisDesign() throws IOException {
    without("main_contactor").breaks();
    without("precharge_contactor").breaks("nets: is 0 of kind contactor, must be at least 1");
    without("watchdog_kick")
        .breaks(
            "nets: is 0 of kind contactor, must be at least 1",
            "nets: is 0 of kind watchdog, must be 1");
  }

  @Test
  void allProblemsAreToldAtOnce() throws IOException {
    edit("main_contactor", "gpio", 5)
        .edit("watchdog_kick", "safe", "high")
        .edit("afe_alert", "gpio", 27)
        .edit("alarm_led", "gpio", 28)
        .replaceOnce(Pattern.compile("0x40"), "0x08")
        .breaks(
            "nets.main_contactor.pin: is 16, must be 29, as GPIO 5 is",
            "nets.main_contactor.boot: is pulled_down, must be pulled_up, as GPIO 5 is",
            "nets.main_contactor.gpio: is 5" + QUIET,
            "nets.watchdog_kick.safe: is high, must be low",
            "nets.afe_alert.pin: is 15, must be 13, as GPIO 27 is",
            "nets.alarm_led.gpio: is 28, must be 0..27",
            "nets.loop_closed.gpio: is 27, must be another: afe_alert has it",
            "i2c[0].INA228.address: is 0x08, must be another: BQ76952 has it");
  }
}
