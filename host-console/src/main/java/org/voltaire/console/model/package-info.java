/// What the window may say, without a window: ages, gaps, ranges, words. No JavaFX and no clock.
@NullMarked
package org.voltaire.console.model;

import org.jspecify.annotations.NullMarked;
