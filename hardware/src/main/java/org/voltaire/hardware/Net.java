package org.voltaire.hardware;

/// One wire between the Raspberry Pi's 40-pin header and the board.
///
/// Nothing is checked here, so that a map with ten mistakes can be read and [PinMap#problems] can
/// name all ten.
///
/// @param name in snake_case; what a configuration calls it
/// @param kind what it is for, hence which rules it keeps
/// @param gpio BCM number, 0..27
/// @param pin number on the 40-pin header
/// @param function what the pin does inside the processor
/// @param direction seen from the Pi
/// @param active the level that means what the name says
/// @param boot what the pin does until a program has taken it
/// @param safe output: the level that lets go; input: the level that is the careful answer; bus:
///   idle
/// @param pullDownFitted whether the board has a resistor from it to ground
/// @param comment for people
public record Net(
    String name,
    NetKind kind,
    int gpio,
    int pin,
    Function function,
    SignalDirection direction,
    LogicLevel active,
    Boot boot,
    LogicLevel safe,
    boolean pullDownFitted,
    String comment) {

  /// What a net is for.
  public enum NetKind {
    /// Asks for a contactor.
    CONTACTOR,
    /// Feeds the window watchdog in the coil supply.
    WATCHDOG,
    /// Tells a charger, a load or people something by a contact; released is the careful answer.
    RELAY,
    /// A contact to 3.3 V that is closed while all is well, and is read.
    CONTACT,
    /// Is read.
    INPUT,
    /// Belongs to a bus controller of the processor, not to our program.
    BUS,
    /// Shows something to people.
    INDICATOR;

    /// Whether a wrong level here could close a contactor or keep one closed.
    public boolean feedsCoils() {
      return this == CONTACTOR || this == WATCHDOG;
    }

    /// Whether it must be low as long as nothing drives it: an output until a program has taken it
    /// and when the Pi has no power, a contact when its wire is broken.
    public boolean staysLow() {
      return feedsCoils() || this == RELAY || this == CONTACT;
    }
  }

  /// Which way the signal goes, seen from the Pi.
  public enum SignalDirection {
    /// To the Pi.
    INPUT,
    /// From the Pi.
    OUTPUT,
    /// Either, as on I²C.
    BOTH
  }

  /// A logic level.
  public enum LogicLevel {
    /// 0 V.
    LOW,
    /// 3.3 V.
    HIGH
  }

  /// What a pin does between power-on and the moment a program takes it.
  public enum Boot {
    /// Input, pulled to 3.3 V.
    PULLED_UP,
    /// Input, pulled to 0 V.
    PULLED_DOWN,
    /// Driven to 3.3 V for a while.
    DRIVEN_HIGH
  }

  /// What the processor does with a pin. Buses 0 and 1 and UART 0 are on the same pins of every
  /// 40-pin Pi; others are not, so they are not offered.
  ///
  /// Source: Broadcom, BCM2835 and BCM2711 ARM Peripherals, "Alternative Function Assignments".
  public enum Function {
    /// Plain input or output, set by our program.
    GPIO(-1, SignalDirection.BOTH),
    /// I²C bus 0, data. The Pi's firmware looks for a HAT's EEPROM here.
    SDA0(0, SignalDirection.BOTH),
    /// I²C bus 0, clock.
    SCL0(1, SignalDirection.BOTH),
    /// I²C bus 1, data.
    SDA1(2, SignalDirection.BOTH),
    /// I²C bus 1, clock.
    SCL1(3, SignalDirection.BOTH),
    /// UART 0, what the Pi says.
    TXD0(14, SignalDirection.OUTPUT),
    /// UART 0, what the Pi hears.
    RXD0(15, SignalDirection.INPUT);

    private final int gpio;
    private final SignalDirection direction;

    Function(int gpio, SignalDirection direction) {
      this.gpio = gpio;
      this.direction = direction;
    }

    /// The only GPIO that has this function; -1 for [#GPIO], which all have.
    public int gpio() {
      return gpio;
    }

    /// Which way this function's signal goes; [#GPIO] can go either way.
    public SignalDirection direction() {
      return direction;
    }

    /// Whether this is a line of UART 0.
    public boolean isUart() {
      return this == TXD0 || this == RXD0;
    }
  }
}
