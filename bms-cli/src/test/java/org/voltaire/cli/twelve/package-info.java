/// A board that does not exist, with a made-up protocol: the proof that a new one is a package and
/// a line in each registry. [TwelveCellType] and [TwelveCellInstrument] are what a board brings to
/// `bms-devices`, [VirtualTwelveCellBoard] what it brings to `bms-sim`; the registries are extended
/// in [TwelveCellProgram].
package org.voltaire.cli.twelve;
