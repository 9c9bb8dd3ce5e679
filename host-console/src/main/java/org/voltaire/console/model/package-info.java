/// What the window may show, without a window: the events of a source, the state of the pack made
/// from them, ages, history, texts of numbers. No JavaFX, and no clock: the time is an argument.
@NullMarked
package org.voltaire.console.model;

import org.jspecify.annotations.NullMarked;
