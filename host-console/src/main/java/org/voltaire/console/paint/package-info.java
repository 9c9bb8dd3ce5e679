/// Colours, fonts, texts and shapes on a canvas. Nothing in here knows what a battery is.
@NullMarked
package org.voltaire.console.paint;

import org.jspecify.annotations.NullMarked;
