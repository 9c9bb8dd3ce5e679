/// Which cells to bleed, when, and for how long: by the charge that they hold too much, within the
/// heat that their resistors may make.
package org.voltaire.balance;
