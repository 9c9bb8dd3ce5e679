/// The desktop console: a window that shows one pack, live or from a recording. Nothing here can
/// send the pack a command.
///
/// In this package: the command `console`, the window with its timer, the picture of a window as a
/// file. The rest is in `model` (what may be shown; no JavaFX), `paint` (colours, fonts, shapes; no
/// battery) and `view` (what is painted, and where).
@NullMarked
package org.voltaire.console;

import org.jspecify.annotations.NullMarked;
