/// The whole BMS as one function, [org.voltaire.core.Bms#step], its input, state and output.
package org.voltaire.core;
