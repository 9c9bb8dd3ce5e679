package org.voltaire.device.bq76952;

import java.util.List;

/// What the BQ76952 can take a temperature from: its die, or a thermistor on one of its pins that
/// was configured for one.
///
/// Source: Texas Instruments SLUUBY2B, table of direct commands 0x68 to 0x7A.
public enum Thermometer {
  /// The chip itself.
  DIE(0x68),
  /// Pin CFETOFF.
  CFETOFF(0x6A),
  /// Pin DFETOFF.
  DFETOFF(0x6C),
  /// Pin ALERT.
  ALERT(0x6E),
  /// Pin TS1.
  TS1(0x70),
  /// Pin TS2.
  TS2(0x72),
  /// Pin TS3.
  TS3(0x74),
  /// Pin HDQ.
  HDQ(0x76),
  /// Pin DCHG.
  DCHG(0x78),
  /// Pin DDSG.
  DDSG(0x7A);

  /// Where thermistors are usually wired to, first choice first.
  public static final List<Thermometer> USUAL = List.of(TS1, TS2, TS3, CFETOFF, DFETOFF, ALERT);

  private final int register;

  Thermometer(int register) {
    this.register = register;
  }

  /// The direct command that reads it.
  public int register() {
    return register;
  }
}
