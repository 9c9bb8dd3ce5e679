/// The desktop console: one window onto one pack.
///
/// `model` decides what may be shown and is plain Java with the time as an argument; `paint` holds
/// colours, type and strokes; `view` paints the model. Nothing here can command the pack.
@NullMarked
package org.voltaire.console;

import org.jspecify.annotations.NullMarked;
