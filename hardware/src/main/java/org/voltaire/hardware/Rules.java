package org.voltaire.hardware;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.voltaire.hardware.Net.Boot;
import org.voltaire.hardware.Net.Function;
import org.voltaire.hardware.Net.LogicLevel;
import org.voltaire.hardware.Net.NetKind;
import org.voltaire.hardware.Net.SignalDirection;

/// What a pin map must keep so that no coil is fed before our program asks for it, and no two parts
/// answer on one wire. All rules are looked at, whatever the first ones found.
final class Rules {
  private static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*");
  private static final int FIRST_ADDRESS = 0x08, LAST_ADDRESS = 0x77;

  private final PinMap map;
  private final List<String> problems = new ArrayList<>();

  private Rules(PinMap map) {
    this.map = map;
  }

  static List<String> brokenBy(PinMap map) {
    Rules rules = new Rules(map);
    rules.whole();
    for (Net net : map.nets()) {
      rules.pin(net);
      rules.kind(net);
      if (net.kind().staysLow()) rules.coils(net);
    }
    rules.unique();
    rules.i2c();
    return List.copyOf(rules.problems);
  }

  /// The map must be able to ask for a contactor and to feed the one watchdog.
  private void whole() {
    long contactors = map.nets().stream().filter(net -> net.kind() == NetKind.CONTACTOR).count();
    long watchdogs = map.nets().stream().filter(net -> net.kind() == NetKind.WATCHDOG).count();
    require(contactors >= 1, "nets", contactors + " of kind contactor", "at least 1");
    require(watchdogs == 1, "nets", watchdogs + " of kind watchdog", "1");
  }

  /// What the Raspberry Pi itself dictates.
  private void pin(Net net) {
    boolean snake = SNAKE_CASE.matcher(net.name()).matches();
    require(snake, net, "name", net.name(), "snake_case");

    int only = net.function().gpio();
    boolean plain = net.function() == Function.GPIO;
    String forIt = only + " for " + word(net.function());
    require(plain || net.gpio() == only, net, "gpio", net.gpio(), forIt);
    if (!Header.has(net.gpio())) {
      require(!plain, net, "gpio", net.gpio(), "0.." + Header.LAST_GPIO);
      return;
    }
    String as = ", as GPIO " + net.gpio() + " is";
    int pin = Header.pin(net.gpio());
    require(net.pin() == pin, net, "pin", net.pin(), pin + as);
    Boot boot = Header.boot(net.gpio());
    require(net.boot() == boot, net, "boot", net.boot(), word(boot) + as);

    boolean uartPin = net.gpio() == Function.TXD0.gpio() || net.gpio() == Function.RXD0.gpio();
    boolean uartUsed = map.nets().stream().anyMatch(other -> other.function().isUart());
    require(
        !(plain && uartPin && uartUsed),
        net,
        "gpio",
        net.gpio(),
        "another: UART 0 is in use and has 14 and 15");
  }

  /// What the kind of a net dictates.
  private void kind(Net net) {
    boolean bus = net.kind() == NetKind.BUS;
    boolean plain = net.function() == Function.GPIO;
    require(bus != plain, net, "function", net.function(), bus ? "that of a bus" : "gpio");

    SignalDirection direction =
        switch (net.kind()) {
          case CONTACTOR, WATCHDOG, RELAY, INDICATOR -> SignalDirection.OUTPUT;
          case CONTACT, INPUT -> SignalDirection.INPUT;
          case BUS -> plain ? net.direction() : net.function().direction();
        };
    require(net.direction() == direction, net, "direction", net.direction(), direction);

    switch (net.kind()) {
      case CONTACTOR, WATCHDOG, RELAY, INDICATOR -> {
        require(net.active() == LogicLevel.HIGH, net, "active", net.active(), "high");
        require(net.safe() == LogicLevel.LOW, net, "safe", net.safe(), "low");
      }
      case CONTACT -> {
        String high = "high: low is what a broken wire reads, and one that has chafed through";
        require(net.active() == LogicLevel.HIGH, net, "active", net.active(), high);
        require(net.safe() == LogicLevel.LOW, net, "safe", net.safe(), "low");
      }
      case INPUT -> {
        if (!Header.has(net.gpio())) return;
        boolean down = Header.boot(net.gpio()) == Boot.PULLED_DOWN;
        LogicLevel floating = down ? LogicLevel.LOW : LogicLevel.HIGH;
        String must = word(floating) + ", as a broken wire reads";
        require(net.safe() == floating, net, "safe", net.safe(), must);
      }
      case BUS -> {}
    }
  }

  /// A coil must stay without current while Linux boots: [#pin] makes `boot` tell the truth, this
  /// makes the truth harmless, and the resistor holds when the Pi has no power. Behind a broken
  /// wire a contact must read open in the same way.
  private void coils(Net net) {
    if (Header.has(net.gpio())) {
      boolean quiet = Header.boot(net.gpio()) == Boot.PULLED_DOWN;
      String must = "9..27 but not 14: the others are high while the Pi boots";
      require(quiet, net, "gpio", net.gpio(), must);
    }
    require(net.pullDownFitted(), net, "pull_down_fitted", net.pullDownFitted(), "true");
  }

  private void unique() {
    Map<String, Integer> names = new HashMap<>();
    Map<Integer, String> owners = new HashMap<>();
    for (Net net : map.nets()) {
      int count = names.merge(net.name(), 1, Integer::sum);
      require(count != 2, net, "name", net.name() + " more than once", "unique");
      String owner = owners.putIfAbsent(net.gpio(), net.name());
      require(owner == null, net, "gpio", net.gpio(), "another: " + owner + " has it");
    }
  }

  private void i2c() {
    List<Integer> buses = map.i2c().stream().map(I2c::bus).toList();
    for (int i = 0; i < buses.size(); i++) {
      I2c bus = map.i2c().get(i);
      String where = "i2c[" + i + "]";
      require(buses.indexOf(bus.bus()) == i, where + ".bus", bus.bus(), "listed once");
      require(bus.bus() == 0 || bus.bus() == 1, where + ".bus", bus.bus(), "0 or 1");
      addresses(where, bus);
    }
    wires(buses, 0, Function.SDA0, Function.SCL0);
    wires(buses, 1, Function.SDA1, Function.SCL1);
  }

  private void addresses(String where, I2c bus) {
    Map<Integer, String> owners = new HashMap<>();
    for (I2c.I2cDevice device : bus.devices()) {
      int address = device.address();
      String at = where + "." + device.part() + ".address", found = "0x%02X".formatted(address);
      require(address >= FIRST_ADDRESS && address <= LAST_ADDRESS, at, found, "0x08..0x77");
      String owner = owners.putIfAbsent(address, device.part());
      require(owner == null, at, found, "another: " + owner + " has it");
    }
  }

  /// A bus that is listed has both its wires, and wires have their bus.
  private void wires(List<Integer> buses, int bus, Function... functions) {
    for (Function function : functions) {
      long count = map.nets().stream().filter(net -> net.function() == function).count();
      int must = buses.contains(bus) ? 1 : 0;
      String why = must == 1 ? "1: bus " + bus + " is listed" : "0: bus " + bus + " is not listed";
      require(count == must, "nets", count + " of function " + word(function), why);
    }
  }

  private void require(boolean ok, Net net, String key, Object found, Object must) {
    require(ok, "nets." + net.name() + "." + key, found, must);
  }

  private void require(boolean ok, String where, Object found, Object must) {
    if (!ok) problems.add("%s: is %s, must be %s".formatted(where, word(found), word(must)));
  }

  /// An enum as it is written in the file; anything else as it is.
  private static String word(Object value) {
    return value instanceof Enum<?> named ? named.name().toLowerCase(Locale.ROOT) : value + "";
  }
}
