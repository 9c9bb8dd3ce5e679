/// What all views need: the canvas with its panel, the symbol and colours of a state, the bar of a
/// state of charge, the grid of tiles. No view itself.
@NullMarked
package org.voltaire.console.view;

import org.jspecify.annotations.NullMarked;
